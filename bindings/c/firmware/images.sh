# shellcheck shell=bash disable=SC2034 # variables are for the scripts that source this
# Sourced by `run` and `report`: builds the images.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
library=$(cd "$here/.." && pwd)
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$library/target}
# shellcheck source=../../../firmware/toolchain.sh
. "$library/../../firmware/toolchain.sh"
target=thumbv7em-none-eabihf
images=$out/firmware-c

prepare() {
    need cargo cargo-web
    need make make
    need readelf binutils
    need qemu-system-arm qemu-system-arm
    need arm-none-eabi-gcc gcc-arm-none-eabi
    choose_toolchains "$target"
    mkdir -p "$images"
}

# make_for_chip FOLDER TIER ARGUMENT...: runs make in that folder, with the target's
# toolchain.
make_for_chip() (
    use_toolchain "${toolchain[$target]}"
    make --silent -C "$1" "CARGO=${cargo[*]}" "TARGET=$target" "TIER=$2" "BUILD=$images/$2" "${@:3}"
)

# make_images TIER PROGRAM...: builds the images of the programs.
make_images() {
    make_for_chip "$here" "$1" "PROGRAM=${*:2}"
}
