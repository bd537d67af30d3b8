#!/bin/sh
# dist.sh VERSION FOLDER PACKAGES: the release of the last commit: a tarball (the same bytes from every
# clone), its SHA-256, and an SPDX 2.3 list of its files and of what it links. Signing is by hand:
# docs/releasing.md.
set -eu
version=$1 folder=$2 packages=$3
name=bidgauge-$version
mkdir -p "$folder"
git archive --format=tar --prefix="$name/" HEAD | gzip -n9 >"$folder/$name.tar.gz"
sha=$(sha256sum "$folder/$name.tar.gz" | cut -d' ' -f1)
created=$(TZ=UTC git log -1 --format=%cd --date=format-local:%Y-%m-%dT%H:%M:%SZ)

spdx() {
    cat <<END
SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: $name
DocumentNamespace: urn:sha256:$sha
Creator: Tool: bidgauge make dist
Created: $created

PackageName: bidgauge
SPDXID: SPDXRef-Package-bidgauge
PackageVersion: $version
PackageFileName: $name.tar.gz
PackageChecksum: SHA256: $sha
PackageDownloadLocation: NOASSERTION
FilesAnalyzed: false
PackageLicenseConcluded: MIT
PackageLicenseDeclared: MIT
PackageCopyrightText: NOASSERTION
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-Package-bidgauge
END
    for package in $packages; do
        case $package in
        libcjson) license=MIT ;;
        libpcre2-8) license=BSD-3-Clause ;;
        xlsxwriter) license=BSD-2-Clause ;;
        libzip) license=BSD-3-Clause ;;
        expat) license=MIT ;;
        zlib) license=Zlib ;;
        libcrypto) license=Apache-2.0 ;;
        mpfr) license=LGPL-3.0-or-later ;;
        gmp) license="LGPL-3.0-or-later OR GPL-2.0-or-later" ;;
        *) echo "dist.sh: the licence of $package is not written here" >&2 && exit 1 ;;
        esac
        cat <<END

PackageName: $package
SPDXID: SPDXRef-Package-$package
PackageVersion: $(pkg-config --modversion "$package" 2>/dev/null || echo NOASSERTION)
PackageDownloadLocation: NOASSERTION
FilesAnalyzed: false
PackageLicenseConcluded: $license
PackageLicenseDeclared: $license
PackageCopyrightText: NOASSERTION
PackageComment: Linked, and not part of the tarball; the version is that of the machine that made this list.
Relationship: SPDXRef-Package-bidgauge DEPENDS_ON SPDXRef-Package-$package
END
    done
}
spdx >"$folder/$name.spdx"
cd "$folder"
sha256sum "$name.tar.gz" "$name.spdx" | tee "$name.sha256"
