//! What runs if a panic is reached: nothing does, and `run` checks that none can be.

use core::panic::PanicInfo;

/// Stops the thread without unwinding, which C cannot handle.
#[panic_handler]
fn stop(_: &PanicInfo<'_>) -> ! {
    loop {
        core::hint::spin_loop();
    }
}
