//! What differs from machine to machine: how an image starts, prints and ends. The only `unsafe` code there is.

use core::fmt;

/// Starts an image at a function that tells whether all went well, and says what a panic does.
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
    // Calls what does not exist, so the image links only if no panic can be reached.
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

/// Where an image's text goes.
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

    pub fn exit(well: bool) -> ! {
        semihosting::process::exit(i32::from(!well))
    }

    /// The most bytes of stack that any call of a function wrote to, one call for each port: the stack is painted
    /// before, and what has lost its paint after was used.
    #[inline(never)]
    pub fn stack_used(function: fn(u16)) -> usize {
        const PAINT: u8 = 0xA5;
        const PAINTED: usize = 4096;
        let top: usize;
        // SAFETY: copies a register.
        unsafe {
            #[cfg(target_arch = "arm")]
            asm!("mov {}, sp", out(reg) top, options(nomem, nostack, preserves_flags));
            #[cfg(target_arch = "riscv32")]
            asm!("mv {}, sp", out(reg) top, options(nomem, nostack, preserves_flags));
        }
        let bottom = top - PAINTED;
        for address in bottom..top {
            // SAFETY: free stack, as all boards have more of it; nothing is called and no interrupt is on.
            unsafe { with_exposed_provenance_mut::<u8>(address).write_volatile(PAINT) };
        }
        for port in 0..=u16::MAX {
            function(port);
        }
        // SAFETY: as above, and it was written there.
        let lost =
            |&address: &usize| unsafe { with_exposed_provenance_mut::<u8>(address).read_volatile() } != PAINT;
        top - (bottom..top).find(lost).unwrap_or(top)
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
            // SAFETY: write(1, text, length) reads that text alone; the kernel changes the registers named, and sets
            // a bit of cr0 where it returns an error's number instead.
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

    pub fn exit(well: bool) -> ! {
        // SAFETY: exit_group(status) does not return.
        unsafe { asm!("sc", in("r0") 234, in("r3") i32::from(!well), options(noreturn)) }
    }
}

/// Not run, only built: it has nowhere to print to.
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
