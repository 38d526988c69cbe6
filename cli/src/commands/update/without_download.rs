//! Stands in for the download in programs built without the feature `update`.

use crate::error::UpdateError;

/// Refuses to download.
pub(super) fn download(_url: &str) -> Result<Vec<u8>, UpdateError> {
    Err(UpdateError::NotBuilt)
}
