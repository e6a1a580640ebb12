//! Files and folders that survive a power cut: private, and fsynced together with their folder.

use std::fs::{DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use facts::StoreError;

/// An error of the file system, without the path: a path can hold a blob's name.
pub(crate) fn io(error: io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::Full,
        kind => StoreError::Engine(format!("file system: {kind}")),
    }
}

/// Makes a folder that only its owner enters, if it is not there; `true` if it was made.
/// Its name is durable once the folder above was synced.
pub(crate) fn make_folder(path: &Path) -> io::Result<bool> {
    match DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => {
            // The umask may have taken more away than was asked for.
            std::fs::set_permissions(path, Permissions::from_mode(0o700))?;
            Ok(true)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(false),
        Err(error) => Err(error),
    }
}

/// Makes a folder, and its name durable.
pub(crate) fn make_durable_folder(path: &Path) -> io::Result<()> {
    let made = make_folder(path)?;
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let synced = sync_folder(parent.unwrap_or(Path::new(".")));
    // A crash may have come between the making and the sync of an earlier start, so both are done
    // each time; but who made it for us may have a folder above that we cannot open.
    if made { synced } else { Ok(()) }
}

/// Makes the names in a folder durable.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Opens a new file that only its owner reads; an error if the name is taken.
pub(crate) fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Opens a file that only its owner reads, making it if it is not there.
pub(crate) fn open_private(path: &Path) -> io::Result<File> {
    let file =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)?;
    file.set_permissions(Permissions::from_mode(0o600))?;
    Ok(file)
}

/// Removes a file that may not be there.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Writes a whole new file and makes its content durable; the name is not durable yet.
pub(crate) fn write_new(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = create(path)?;
    file.write_all(content)?;
    file.sync_all()
}
