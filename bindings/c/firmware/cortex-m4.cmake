# CMake's toolchain file for a Cortex-M4 with a floating-point unit.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(CMAKE_C_COMPILER arm-none-eabi-gcc)
set(CMAKE_C_FLAGS_INIT "-mcpu=cortex-m4 -mthumb -mfloat-abi=hard -mfpu=fpv4-sp-d16 -Os \
-ffreestanding -ffunction-sections -fdata-sections")
# CMake's test programs cannot link: there is no C library.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
