# shellcheck shell=bash disable=SC2154 # common.sh, which is sourced before, sets root
# Sourced by release/prepare and release/data: changes the files of a release, and
# restores them after an error.

# changes_start: fails if the checkout has changes, or if the owner's files are not
# committed. From here on, an error of the script restores all tracked files.
changes_start() {
    local changes
    changes=$(git -C "$root" status --porcelain --untracked-files=no)
    [[ -z $changes ]] ||
        fail "there are changes: commit them, or discard them with git restore --staged --worktree ."
    git -C "$root" ls-files --error-unmatch release/repository release/maintainer >/dev/null 2>&1 ||
        fail "git does not track release/repository and release/maintainer: git add both, and commit"
    echo "$script: do not edit files until this ends: if it fails, it restores all of them" >&2
    trap 'changes_undo $?' EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
}

# changes_undo STATUS: restores all tracked files, unless the status is 0.
changes_undo() {
    trap '' HUP INT TERM
    if (($1 != 0)); then
        git -C "$root" restore --staged --worktree -- "$root" ||
            fail "some files are changed: discard that with git restore --staged --worktree ."
        echo "$script: all files are as they were" >&2
    fi
}

# set_release VERSION: writes the version, the address and the changelog's section of a
# release. Runs release/api, and the checks that need no build.
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

# print_next_steps VERSION: prints the steps after release/prepare or release/data.
print_next_steps() {
    cat <<TEXT

$1 is prepared. Next:
  git diff                          # review
  .ci/run                           # every test
  git switch --create release-$1
  git commit --all --message "release: $1"
  git push origin release-$1        # open a pull request, and merge it

On the merged commit of main:
  release/ready v$1
  git tag --annotate v$1 --message "iana-ports $1"
  git push origin v$1               # starts .github/workflows/release.yml

docs/releasing.md has the whole checklist.
TEXT
}
