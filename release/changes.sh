# shellcheck shell=bash disable=SC2154 # common.sh, which is sourced before, sets root
# Sourced by release/prepare and release/data: what both change, and how they put it back.

# changes_start: ends the script if the checkout has changes. If the script fails later, the checkout is as it was.
changes_start() {
    [[ -z $(git -C "$root" status --porcelain --untracked-files=no) ]] || fail "there are changes: commit or restore them first"
    trap 'changes_undo $?' EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
}

# changes_undo STATUS: puts all tracked files back, unless the status is 0.
changes_undo() {
    trap '' HUP INT TERM
    if (($1 != 0)); then
        git -C "$root" restore --staged --worktree -- "$root"
        echo "release/${0##*/}: all files are as they were" >&2
    fi
}

# set_release VERSION: writes the version, the address and the changelog's section of a release. Runs release/api, and the
# checks that need no build.
set_release() {
    local old
    old=$(version "$root")
    if [[ $1 != "$old" ]] || "$root/release/changelog" --released "$old"; then
        "$root/release/version" "$1"
    fi
    "$root/release/address"
    "$root/release/changelog" "$1"
    "$root/release/links" --check
    "$root/release/figures" --check
    "$root/release/api" --check
}

# print_next_steps VERSION: what a person does after release/prepare or release/data.
print_next_steps() {
    cat <<TEXT

$1 is prepared. Next:
  git diff                                  # review
  .ci/run                                   # every test
  git commit --all --message "release: $1"
  git tag --annotate v$1 --message "iana-ports $1"
  git push origin HEAD v$1                  # the tag starts .github/workflows/release.yml
docs/releasing.md has the whole checklist.
TEXT
}
