//! The socket: connections, deadlines, shedding, and what may be under way at once.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::http::Received;
use super::{gate, run};
use crate::house::House;

/// Requests under way at once; further ones are told to come back.
const AT_ONCE: usize = 256;
const HASHES_WAITING: usize = 64;
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
const BODY_WITHIN: Duration = Duration::from_secs(30);

/// Serves until the process is asked to stop. `ready` is told the address.
///
/// # Errors
/// If the address cannot be listened on.
pub async fn serve(
    house: Arc<House>,
    address: SocketAddr,
    ready: impl FnOnce(SocketAddr),
) -> std::io::Result<()> {
    let listener = TcpListener::bind(address).await?;
    ready(listener.local_addr()?);
    let limits = Arc::new(Limits::new());
    let sweeper = tokio::spawn(sweep(Arc::clone(&house)));
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stopped());
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(error) => {
                    tracing::warn!(%error, "accept");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let _ = stream.set_nodelay(true);
        let house = Arc::clone(&house);
        let limits = Arc::clone(&limits);
        let service = service_fn(move |request| {
            let house = Arc::clone(&house);
            let limits = Arc::clone(&limits);
            async move { run::answer(house, limits, request, BODY_WITHIN).await }
        });
        let connection = hyper::server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADERS_WITHIN)
            .max_buf_size(32 * 1024)
            .serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "connection");
            }
        });
    }
    sweeper.abort();
    drop(listener);
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(Duration::from_secs(10)) => {}
    }
    Ok(())
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}

/// What may be under way at once.
pub struct Limits {
    /// Requests.
    pub places: Semaphore,
    /// Password hashes of strangers, and those who wait for one.
    strangers: Lane,
    /// The same for browsers that a person has used before: strangers cannot fill it.
    known: Lane,
}

/// Two Argon2 at a time, one a lane: each takes 64 MiB, and a small server has little more. Waiting
/// takes no thread, so those who are signed in are served meanwhile.
struct Lane {
    hashing: Semaphore,
    waiting: Semaphore,
}

impl Lane {
    const fn new() -> Self {
        Self { hashing: Semaphore::const_new(1), waiting: Semaphore::const_new(HASHES_WAITING) }
    }
}

/// A place for a password hash, and the place in the queue before it.
pub type Hashing<'a> = Option<(SemaphorePermit<'a>, SemaphorePermit<'a>)>;

impl Limits {
    fn new() -> Self {
        Self { places: Semaphore::new(AT_ONCE), strangers: Lane::new(), known: Lane::new() }
    }

    /// Waits for a place, if the request is one that hashes a password.
    ///
    /// # Errors
    /// If too many wait already.
    pub async fn hashing(&self, house: &House, received: &Received) -> Result<Hashing<'_>, ()> {
        let hashes = ["/sign-in", "/join/", "/set-up/"].iter().any(|path| received.path.starts_with(path));
        if !hashes || received.method != hyper::Method::POST {
            return Ok(None);
        }
        let lane = if gate::is_known_device(house, received) { &self.known } else { &self.strangers };
        let waiting = lane.waiting.try_acquire().map_err(|_| ())?;
        let hashing = lane.hashing.acquire().await.map_err(|_| ())?;
        Ok(Some((waiting, hashing)))
    }
}

/// Removes what has run out, every ten minutes.
async fn sweep(house: Arc<House>) {
    let mut every = tokio::time::interval(Duration::from_secs(600));
    loop {
        every.tick().await;
        let house = Arc::clone(&house);
        let swept = tokio::task::spawn_blocking(move || house.store.brief_sweep(house.second()));
        match swept.await {
            Ok(Ok(gone)) => tracing::debug!(gone, "sweep"),
            Ok(Err(error)) => tracing::warn!(%error, "sweep"),
            Err(_) => tracing::warn!("sweep stopped"),
        }
    }
}
