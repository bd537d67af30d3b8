#!/bin/sh
# install or uninstall under $DESTDIR: program, libraries, header, pkg-config file, manual pages,
# completion, documentation and the shipped rules, each in the directory that the Makefile names.
set -eu
bin=$DESTDIR$BINDIR lib=$DESTDIR$LIBDIR include=$DESTDIR$INCLUDEDIR man=$DESTDIR$MANDIR
share=$DESTDIR$DATADIR/bidgauge completion=$DESTDIR$DATADIR/bash-completion/completions
zsh=$DESTDIR$DATADIR/zsh/vendor-completions fish=$DESTDIR$DATADIR/fish/vendor_completions.d
doc=$DESTDIR$DOCDIR

put_pkg_config() {
    cat <<END
prefix=$PREFIX
libdir=$LIBDIR
includedir=$INCLUDEDIR

Name: bidgauge
Description: Evaluates bids against public procurement rulesets
Version: $VERSION
Requires.private: $REQUIRES
Libs: -L\${libdir} -lbidgauge
Libs.private: -lm -pthread
Cflags: -I\${includedir}
END
}

install_all() {
    install -d "$bin" "$lib/pkgconfig" "$include" "$share" "$completion"
    install -m 755 "$PROGRAM" "$bin/bidgauge"
    install -m 644 "$BUILD/libbidgauge.a" "$lib/"
    install -m 755 "$BUILD/libbidgauge.so.$VERSION" "$lib/"
    ln -sf "libbidgauge.so.$VERSION" "$lib/libbidgauge.so.$ABI"
    ln -sf "libbidgauge.so.$VERSION" "$lib/libbidgauge.so"
    install -m 644 src/bidgauge.h "$include/"
    put_pkg_config >"$lib/pkgconfig/bidgauge.pc"
    if [ -n "$STRIP" ]; then
        strip "$bin/bidgauge"
        strip --strip-unneeded "$lib/libbidgauge.so.$VERSION"
        strip --strip-debug "$lib/libbidgauge.a"
    fi
    for page in docs/man/*.[1-9]; do
        install -d "$man/man${page##*.}"
        install -m 644 "$page" "$man/man${page##*.}/"
    done
    install -m 644 docs/completion/bidgauge.bash "$completion/bidgauge"
    install -D -m 644 docs/completion/_bidgauge "$zsh/_bidgauge"
    install -D -m 644 docs/completion/bidgauge.fish "$fish/bidgauge.fish"
    cp -R rules samples docs/schema "$share/"
    # Messages say docs/X.md: so it is there, below the README that links to it.
    install -d "$doc/docs"
    cp -R docs/*.md docs/images docs/rules "$doc/docs/"
    install -m 644 README.md CHANGELOG.md SECURITY.md LICENSE "$doc/"
}

uninstall_all() {
    rm -f "$bin/bidgauge" "$lib"/libbidgauge.a "$lib"/libbidgauge.so* "$include/bidgauge.h" \
        "$lib/pkgconfig/bidgauge.pc" "$completion/bidgauge" \
        "$zsh/_bidgauge" "$fish/bidgauge.fish"
    rm -rf "$share" "$doc"
    rm -f "$man"/man[1-9]/bidgauge.[1-9] "$man"/man[1-9]/bidgauge-*.[1-9]
}

"$1"_all
