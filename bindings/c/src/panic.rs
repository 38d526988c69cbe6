//! The panic handler. No panic can be reached, and `run` checks that.

use core::panic::PanicInfo;

/// Stops the thread without unwinding, which C cannot handle.
#[panic_handler]
fn stop(_: &PanicInfo<'_>) -> ! {
    loop {
        core::hint::spin_loop();
    }
}
