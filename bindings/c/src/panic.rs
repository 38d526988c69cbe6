//! The panic handler. `run` checks that no panic can be reached.

use core::panic::PanicInfo;

/// Stops the thread without unwinding, which C cannot handle.
#[panic_handler]
fn stop(_: &PanicInfo<'_>) -> ! {
    loop {
        core::hint::spin_loop();
    }
}
