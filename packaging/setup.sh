# Sets up everything that the two commands need; sourced by packaging/run and packaging/test.
#
# Call: setup LOCK_FILE. Afterwards $python is the virtual environment's interpreter. POSIX sh only:
# a bare Debian 12 has neither make nor python3-venv.

venv="$root/.venv"
python="$venv/bin/python"

qt_libraries="libglib2.0-0 libgl1 libegl1 libfontconfig1 libxkbcommon0 libdbus-1-3"
xcb_libraries="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 \
libxcb-util1 libxcb-xkb1 libxkbcommon-x11-0 libxcb-shape0 libxcb-randr0 libxcb-render0 libxcb-shm0 \
libxcb-sync1 libxcb-xfixes0 libx11-xcb1"

say() { printf '%s\n' "satchel: $*" >&2; }

die() {
    say "$*"
    exit 1
}

# Installs Debian packages where we may; otherwise says the exact line to type.
need_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        die "this system lacks some libraries. Install what Debian calls: $*"
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif sudo -n true >/dev/null 2>&1; then
        as_root="sudo"
    else
        die "some system packages are missing. Type this, then start again:
    sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    fi
    say "installing system packages: $*"
    log="${TMPDIR:-/tmp}/satchel-apt.$$"
    if ! { $as_root apt-get update -q &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"; } >"$log" 2>&1; then
        tail -n 5 "$log" >&2
        rm -f "$log"
        die "apt-get could not install: $*"
    fi
    rm -f "$log"
}

# An interpreter that is new enough and can make an environment: the system's own first (it is the
# one that is tested, and every user can reach it), then what else is there, the newest first.
find_python() {
    for name in ${SATCHEL_PYTHON:-} /usr/bin/python3 python3.13 python3.12 python3.11 python3; do
        if command -v "$name" >/dev/null 2>&1 && has_venv "$name" &&
            "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
}

has_venv() { "$1" -c 'import venv, ensurepip' 2>/dev/null; }

make_environment() {
    base=$(find_python)
    if [ -z "$base" ]; then
        # Who lacks this lacks Qt's libraries too: one line to type, not two.
        # shellcheck disable=SC2086
        need_packages python3 python3-venv $qt_libraries
        base=$(find_python)
    fi
    [ -n "$base" ] || die "Python 3.11, 3.12 or 3.13 with its venv module is needed: install python3 and python3-venv."
    say "making the virtual environment in .venv with $("$base" --version)"
    rm -rf "$venv"
    "$base" -m venv "$venv" || die "the virtual environment could not be made in $venv."
}

# pip runs only when the lock file, the interpreter or the place of the checkout has changed.
install_locked() {
    lock="$root/packaging/$1"
    stamp="$venv/.satchel-$1"
    now="$(cksum <"$lock") $("$python" --version) $root"
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ]; then
        return
    fi
    say "installing what packaging/$1 pins, each file checked against its hash (700 MB on disk, 1 GB with what tests need)"
    "$python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock" ||
        die "the dependencies could not be installed: is there a network connection? Then start again."
    site=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s\n%s\n' "$root/app" "$root/index" >"$site/satchel-checkout.pth"
    cat >"$venv/bin/satchel" <<END
#!/bin/sh
exec "$python" -m satchel "\$@"
END
    chmod +x "$venv/bin/satchel"
    printf '%s' "$now" >"$stamp"
}

# Qt's own libraries come with PySide6; what it expects of the system is checked by loading it.
check_qt() {
    [ "$(uname -s)" = Linux ] || return 0
    if ! "$python" -c 'import PySide6.QtWidgets, PySide6.QtPrintSupport, PySide6.QtSvg' >/dev/null 2>&1; then
        # shellcheck disable=SC2086
        need_packages $qt_libraries
        "$python" -c 'import PySide6.QtWidgets' || die "Qt still cannot be loaded: the line above says what it lacks."
    fi
}

check_xcb() {
    [ "$(uname -s)" = Linux ] || return 0
    plugin=$("$python" -c 'import PySide6, pathlib; print(pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so")')
    if ldd "$plugin" 2>/dev/null | grep -q 'not found'; then
        # shellcheck disable=SC2086
        need_packages $xcb_libraries
    fi
}

setup() {
    # An environment that was copied or moved, or whose interpreter is gone, is made anew.
    if ! [ -x "$python" ] || ! "$python" -c 'import pip' >/dev/null 2>&1 ||
        ! [ "$("$python" -c 'import sys; print(sys.prefix)')" = "$venv" ]; then
        make_environment
    fi
    install_locked "$1"
    check_qt
}
