//! Between SQLite's values and ours.

use facts::StoreError;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Error, ErrorCode, Row};

/// A count or a position: SQLite's integers are signed, ours are not.
#[derive(Clone, Copy)]
pub(super) struct Whole(pub u64);

impl ToSql for Whole {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let value = i64::try_from(self.0).map_err(|error| Error::ToSqlConversionFailure(Box::new(error)))?;
        Ok(ToSqlOutput::from(value))
    }
}

impl FromSql for Whole {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let value = value.as_i64()?;
        u64::try_from(value).map(Self).map_err(|_| FromSqlError::OutOfRange(value))
    }
}

/// A column that holds a count or a position.
pub(super) fn whole(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    Ok(row.get::<_, Whole>(column)?.0)
}

/// What an error of SQLite means. Only its code leaves: its text can hold more.
pub(super) fn fault(error: Error) -> StoreError {
    match error {
        Error::SqliteFailure(code, _) => match code.code {
            ErrorCode::DiskFull => StoreError::Full,
            // The shared index of the WAL could not grow.
            _ if code.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE => StoreError::Full,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::Damaged("the database file"),
            _ => StoreError::Engine(format!("SQLite code {}", code.extended_code)),
        },
        Error::FromSqlConversionFailure(..)
        | Error::IntegralValueOutOfRange(..)
        | Error::InvalidColumnType(..)
        | Error::Utf8Error(..) => StoreError::Damaged("a row"),
        other => StoreError::Engine(format!("SQLite: {}", kind(&other))),
    }
}

const fn kind(error: &Error) -> &'static str {
    match error {
        Error::QueryReturnedNoRows => "no row",
        Error::StatementChangedRows(_) => "other rows than expected",
        _ => "use of the library",
    }
}
