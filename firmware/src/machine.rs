//! What differs between machines: how an image starts, prints and ends. Only this file
//! has `unsafe` code.

use core::fmt;

/// Makes `$main` the start of an image. `$main` returns whether it succeeded. `panic`
/// chooses the panic handler.
#[macro_export]
macro_rules! image {
    ($main:path, panic: exits) => {
        $crate::image!($main);

        #[panic_handler]
        fn panic(info: &core::panic::PanicInfo) -> ! {
            use core::fmt::Write;
            let _ = writeln!($crate::machine::Console, "{info}");
            $crate::machine::exit(false)
        }
    };
    // Calls a function that does not exist, so the image links only if no panic can be
    // reached.
    ($main:path, panic: must_not_link) => {
        $crate::image!($main);

        #[panic_handler]
        fn panic(_: &core::panic::PanicInfo) -> ! {
            unsafe extern "C" {
                safe fn a_panic_can_be_reached() -> !;
            }
            a_panic_can_be_reached()
        }
    };
    ($main:path) => {
        #[unsafe(no_mangle)]
        fn firmware_main() -> bool {
            $main()
        }
    };
}

unsafe extern "Rust" {
    // SAFETY: `image!` defines it with this signature.
    safe fn firmware_main() -> bool;
}

/// The output of an image.
pub struct Console;

impl fmt::Write for Console {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        print(text.as_bytes())
    }
}

#[cfg(target_os = "none")]
pub use on::stack_used;
pub use on::{exit, print};

/// Cortex-M and RISC-V boards without an operating system, with semihosting.
#[cfg(target_os = "none")]
mod on {
    use core::arch::asm;
    use core::fmt;
    use core::ptr::with_exposed_provenance_mut;
    use semihosting::io::{self, Write};

    #[cfg(target_arch = "arm")]
    #[cortex_m_rt::entry]
    fn start() -> ! {
        exit(super::firmware_main())
    }

    #[cfg(target_arch = "riscv32")]
    core::arch::global_asm!(
        ".section .text.start",
        ".globl _start",
        "_start: la sp, _stack_top",
        "j {start}",
        start = sym start,
    );

    #[cfg(target_arch = "riscv32")]
    extern "C" fn start() -> ! {
        exit(super::firmware_main())
    }

    pub fn print(text: &[u8]) -> fmt::Result {
        let mut stdout = io::stdout().map_err(|_| fmt::Error)?;
        stdout.write_all(text).map_err(|_| fmt::Error)
    }

    pub fn exit(success: bool) -> ! {
        semihosting::process::exit(i32::from(!success))
    }

    /// The bytes from the stack pointer to the deepest byte of stack that `function`
    /// writes, called once for each port.
    ///
    /// Fills the stack with a pattern before the calls. A byte that has another value
    /// afterwards was written.
    #[inline(never)]
    pub fn stack_used(function: fn(u16)) -> usize {
        const PATTERN: u8 = 0xA5;
        const FILLED: usize = 4096;
        let top: usize;
        // SAFETY: copies a register.
        unsafe {
            #[cfg(target_arch = "arm")]
            asm!("mov {}, sp", out(reg) top, options(nomem, nostack, preserves_flags));
            #[cfg(target_arch = "riscv32")]
            asm!("mv {}, sp", out(reg) top, options(nomem, nostack, preserves_flags));
        }
        let bottom = top - FILLED;
        for address in bottom..top {
            // SAFETY: this stack is free. All boards have more of it, no function is
            // called here, and interrupts are off.
            unsafe { with_exposed_provenance_mut::<u8>(address).write_volatile(PATTERN) };
        }
        for port in 0..=u16::MAX {
            function(port);
        }
        let is_written = |&address: &usize| {
            // SAFETY: as above, and the loop has initialized the byte.
            let byte = unsafe { with_exposed_provenance_mut::<u8>(address).read_volatile() };
            byte != PATTERN
        };
        top - (bottom..top).find(is_written).unwrap_or(top)
    }
}

/// A program for big-endian Linux without a C library, which `qemu-ppc` runs.
#[cfg(all(target_arch = "powerpc", target_os = "linux"))]
mod on {
    use core::arch::asm;
    use core::fmt;

    #[unsafe(no_mangle)]
    extern "C" fn _start() -> ! {
        exit(super::firmware_main())
    }

    pub fn print(mut text: &[u8]) -> fmt::Result {
        while !text.is_empty() {
            let written: isize;
            // SAFETY: write(1, text, length) only reads that text. The kernel changes the
            // registers listed. After an error, it sets a bit of cr0 and returns the
            // error's number.
            unsafe {
                asm!("sc", "bns 1f", "neg 3, 3", "1:",
                    inout("r0") 4 => _, inout("r3") 1_isize => written, inout("r4") text.as_ptr() => _,
                    inout("r5") text.len() => _, out("r6") _, out("r7") _, out("r8") _, out("r9") _, out("r10") _,
                    out("r11") _, out("r12") _, out("cr0") _, out("ctr") _, out("xer") _);
            }
            text = usize::try_from(written)
                .ok()
                .and_then(|written| text.get(written..))
                .ok_or(fmt::Error)?;
        }
        Ok(())
    }

    pub fn exit(success: bool) -> ! {
        // SAFETY: exit_group(status) does not return.
        unsafe { asm!("sc", in("r0") 234, in("r3") i32::from(!success), options(noreturn)) }
    }
}

/// WebAssembly. The image is built, but not run, and its output is dropped.
#[cfg(target_arch = "wasm32")]
mod on {
    #[unsafe(no_mangle)]
    extern "C" fn _start() {
        exit(super::firmware_main())
    }

    pub fn print(_: &[u8]) -> core::fmt::Result {
        Ok(())
    }

    pub fn exit(_: bool) -> ! {
        core::arch::wasm32::unreachable()
    }
}
