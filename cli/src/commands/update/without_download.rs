//! Replaces the download in programs built without the feature `update`.

use crate::error::UpdateError;

/// Fails: this program cannot download.
pub(super) fn download(_url: &str) -> Result<Vec<u8>, UpdateError> {
    Err(UpdateError::NotBuilt)
}
