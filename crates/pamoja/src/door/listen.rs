//! The socket: connections, deadlines, shedding, and the two places where work is limited.

use std::net::SocketAddr;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::run;
use crate::house::House;

/// Requests under way at once; further ones are told to come back.
const AT_ONCE: usize = 256;
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
    let places = Arc::new(Semaphore::new(AT_ONCE));
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
        let places = Arc::clone(&places);
        let service = service_fn(move |request| {
            let house = Arc::clone(&house);
            let places = Arc::clone(&places);
            async move { run::answer(house, places, request, BODY_WITHIN).await }
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

/// Two Argon2 at a time: each takes 64 MiB, and a small server has little more.
static ARGON: (Mutex<usize>, Condvar) = (Mutex::new(0), Condvar::new());
const ARGON_AT_ONCE: usize = 2;

/// Runs a password hash when one of the two places is free.
pub fn argon<T>(work: impl FnOnce() -> T) -> T {
    let (running, freed) = &ARGON;
    let mut taken = running.lock().unwrap_or_else(PoisonError::into_inner);
    while *taken >= ARGON_AT_ONCE {
        taken = freed.wait(taken).unwrap_or_else(PoisonError::into_inner);
    }
    *taken = taken.saturating_add(1);
    drop(taken);
    let place = Place;
    let result = work();
    drop(place);
    result
}

/// Gives a place back even if the work stops half-way.
struct Place;

impl Drop for Place {
    fn drop(&mut self) {
        let (running, freed) = &ARGON;
        let mut taken = running.lock().unwrap_or_else(PoisonError::into_inner);
        *taken = taken.saturating_sub(1);
        freed.notify_one();
    }
}
