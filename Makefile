# bidgauge. Source files are found by themselves: this file is never edited to add one.
# Settings may stand in config.mak or on the command line; `make help` lists the targets.
-include config.mak
MODE    ?= release
PREFIX  ?= /usr/local
# Directories as the GNU standards name them; LIBDIR may be that of several architectures.
BINDIR     ?= $(PREFIX)/bin
LIBDIR     ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DATADIR    ?= $(PREFIX)/share
MANDIR     ?= $(DATADIR)/man
DOCDIR     ?= $(DATADIR)/doc/bidgauge
VERSION := $(shell sed -n 's/.*BG_VERSION "\(.*\)"/\1/p' src/bidgauge.h)
CLANG   ?= clang
FUZZ_SECONDS ?= 30
PKG_CONFIG ?= pkg-config
# The first number of the library's version: it changes when a program must be compiled again.
ABI     := $(firstword $(subst ., ,$(VERSION)))
# In the order in which the loader searches: most of what it looks up at a start is libcrypto's own.
PACKAGES = libcrypto xlsxwriter mpfr gmp libcjson libpcre2-8 libzip expat zlib

# -- nothing to change below --------------------------------------------------------------------
BUILD   := build/$(MODE)$(if $(findstring clang,$(CC)),-clang)
PROGRAM := $(if $(filter build/release,$(BUILD)),build,$(BUILD))/bidgauge
WARN = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
       -Wwrite-strings -Wvla -Wformat=2 $(if $(WERROR),-Werror)
OPTIMIZE = -O2
FLAGS_release = $(OPTIMIZE) -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong
FLAGS_asan    = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
                -fno-sanitize-recover=all
FLAGS_fuzz    = $(FLAGS_asan) -fsanitize=fuzzer-no-link
FLAGS_lint    = -O1
FLAGS_cover   = -O0 -g --coverage
# Asked once, and only by a build: not for every file, and not before the packages are installed.
PACKAGES_CFLAGS = $(eval PACKAGES_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PACKAGES)))$(PACKAGES_CFLAGS)
PACKAGES_LIBS = $(eval PACKAGES_LIBS := $(shell $(PKG_CONFIG) --libs $(PACKAGES)))$(PACKAGES_LIBS)
# Where the sources lie is in no binary; a build with -O0 is for the debugger, which wants to know.
ANYWHERE = $(if $(findstring -O0,$(CFLAGS)),,-ffile-prefix-map=$(CURDIR)=.)
# Fused multiply-add would give other last bits on other machines.
CFLAGS_ALL = -std=c11 -Isrc $(ANYWHERE) -DBG_SHARE='"$(DATADIR)/bidgauge"' -fPIC -pthread -ffp-contract=off $(WARN) \
             $(FLAGS_$(MODE)) $(PACKAGES_CFLAGS) $(CFLAGS)
LIBS = $(PACKAGES_LIBS) -lm -pthread $(LIBS_$(MODE))
LIBS_windows = -lbcrypt
LIBS_cover = -Wl,--wrap=_exit tests/tools/cover_exit.c
FLAGS_windows = -O2 -D__USE_MINGW_ANSI_STDIO=1 -DWINVER=0x0601 -D_WIN32_WINNT=0x0601 -Wno-format -Wno-conversion -Wno-sign-conversion -Wno-float-conversion
Q := $(if $(V),,@)
LINK = $(CC) $(CFLAGS_ALL) $(LDFLAGS)

HOST_NOT := $(if $(filter windows,$(MODE)),posix,windows)
LIB_SRC  := $(sort $(filter-out src/cli/% src/host/host_$(HOST_NOT)%,$(wildcard src/*/*.c src/*/*/*.c)))
CLI_SRC  := $(if $(wildcard src/cli/main.c),$(sort $(wildcard src/cli/*.c)))
UNIT_SRC := $(sort $(wildcard tests/unit/test_*.c))
FUZZ_SRC := $(sort $(wildcard tests/world/fuzz/fuzz_*.c))
LIB_OBJ  := $(LIB_SRC:%.c=$(BUILD)/%.o)
CLI_OBJ  := $(CLI_SRC:%.c=$(BUILD)/%.o)
UNIT     := $(UNIT_SRC:tests/unit/%.c=$(BUILD)/tests/%)
FUZZERS  := $(FUZZ_SRC:tests/world/fuzz/%.c=$(BUILD)/tests/%)
STATIC   := $(BUILD)/libbidgauge.a
SHARED   := $(BUILD)/libbidgauge.so.$(VERSION)

.PHONY: all lib check check-all check-suites check-unit test bless demo demo-case dist deb python windows windows-zip lint bench corpus docs fuzz cover mutants \
        fuzzers format packages install uninstall clean help cover-programs mutants-programs
.DELETE_ON_ERROR:
.SECONDARY:

all: lib $(if $(CLI_SRC),$(PROGRAM)) ## build the library and the program (MODE=release|asan|cover, CC=...)
lib: $(STATIC) $(SHARED)

# One process a file: a shell, an echo and a mkdir for each cost as much as a small file takes to compile.
OBJ := $(LIB_OBJ) $(CLI_OBJ) $(patsubst %.c,$(BUILD)/%.o,$(UNIT_SRC) $(FUZZ_SRC))
FOLDERS := $(sort $(dir $(OBJ) $(UNIT)))
$(FOLDERS):
	@mkdir -p $@

$(BUILD)/%.o: %.c Makefile | $(FOLDERS)
	$(if $(V),,$(info   CC   $<))$(Q)$(CC) $(CFLAGS_ALL) -MMD -MP -c $< -o $@

# A test is compiled once and run once; what it tests is compiled as it is installed.
$(BUILD)/tests/unit/%.o: OPTIMIZE = -O1

$(STATIC): $(LIB_OBJ)
	@$(if $(V),,echo '  AR   $@')
	$(Q)rm -f $@ && ar qcs $@ $^

# What bidgauge.h declares is exported, and nothing else.
$(BUILD)/exports.map: src/bidgauge.h tests/tools/exports.sh
	@mkdir -p $(@D)
	@sh tests/tools/exports.sh BIDGAUGE_$(ABI) < src/bidgauge.h > $@

$(SHARED): $(LIB_OBJ) $(BUILD)/exports.map
	@$(if $(V),,echo '  LINK $@')
	$(Q)$(LINK) -shared -Wl,-soname,libbidgauge.so.$(ABI) -Wl,--version-script=$(BUILD)/exports.map \
	    $(LIB_OBJ) -o $@ $(LIBS)
	@ln -sf $(@F) $(BUILD)/libbidgauge.so.$(ABI) && ln -sf $(@F) $(BUILD)/libbidgauge.so

$(PROGRAM): $(CLI_OBJ) $(STATIC)
	@$(if $(V),,echo '  LINK $@')
	$(Q)$(LINK) $^ -o $@ $(LIBS)

$(BUILD)/tests/test_%: $(BUILD)/tests/unit/test_%.o $(STATIC)
	$(Q)$(LINK) $^ -o $@ $(WRAPPED:%=-Wl,--wrap=%) -lcmocka $(LIBS)
$(BUILD)/tests/test_overflow: WRAPPED = $(patsubst %,bg_dec_%,add sub mul div rem to_int) bg_ratio_round

$(BUILD)/tests/fuzz_%: $(BUILD)/tests/world/fuzz/fuzz_%.o $(STATIC)
	$(Q)$(LINK) -fsanitize=fuzzer $^ -o $@ $(LIBS)

TESTING = BIDGAUGE=$(abspath $(PROGRAM)) BUILD=$(BUILD) WRAP='$(WRAP)'

check: all check-unit ## the tests, without the slow suites (MODE=asan: under the sanitizers; WRAP='valgrind -q')
	@$(TESTING) sh tests/run.sh

check-all: all check-unit ## every test, at full size: the slow suites with LibreOffice too
	@$(TESTING) SUITES=all sh tests/run.sh

check-suites: all ## suites alone, by name: make check-suites SUITES='bad golden'
	@$(TESTING) sh tests/run.sh

check-unit: $(UNIT) ## the unit tests alone
	@$(TESTING) sh tests/tools/units.sh $(UNIT)

packages:
	@sh tests/tools/packages.sh

test: ## install missing packages (Debian, Ubuntu), build and pass the tests, without the slow suites
	@sh tests/tools/packages.sh test
	@$(MAKE) --no-print-directory -j$$(getconf _NPROCESSORS_ONLN) check

bless: all ## rewrite the expectations of tests/cases/bad and tests/cases/golden, showing what changes
	@BLESS=1 $(TESTING) SUITES='bad golden' sh tests/run.sh

demo: packages ## install missing packages, build, and evaluate the sample solicitation
	@$(MAKE) --no-print-directory -j$$(getconf _NPROCESSORS_ONLN) all
	build/bidgauge evaluate samples/janitorial/ruleset.json samples/janitorial/bids/*.json -o comparison.xlsx
	@build/bidgauge evaluate samples/janitorial/ruleset.json samples/janitorial/bids/*.json 2>/dev/null | sed -n '/Rank/,/^$$/p'
	@echo 'Next: open comparison.xlsx, or'
	@echo '  build/bidgauge new -o my-rfp.xlsx      start a solicitation of your own (docs/first-rfp.md)'
	@echo '  build/bidgauge rules list              real standards: living wages, sick leave, preferences'
	@echo '  build/bidgauge explain samples/janitorial/ruleset.json samples/janitorial/bids/*.json'

demo-case: all ## play the sample case from its start to the public copy, and leave its folder in build/demo-case
	@rm -rf build/demo-case build/demo-case-inbox build/demo-case-public
	@sh samples/case/play.sh build/bidgauge build/demo-case

lint: all ## layers, names, sizes, warnings as errors, generated docs
	@BUILD=$(BUILD) BIDGAUGE=$(PROGRAM) sh tests/lint.sh

bench: all ## measure the speed of the parts
	@BUILD=$(BUILD) BIDGAUGE=$(PROGRAM) CC='$(CC)' sh tests/bench/bench.sh

corpus: ## write a seeded corpus to build/corpus.jsonl (N=1000 tenders, SAMPLE=janitorial, SEED=1)
	@mkdir -p build
	@python3 tests/tools/make_corpus.py $(or $(N),1000) --sample samples/$(or $(SAMPLE),janitorial) \
	    --seed $(or $(SEED),1) > build/corpus.jsonl
	@ls -l build/corpus.jsonl

docs: all ## write the documents that are generated from the program's tables
	@for name in $$($(PROGRAM) help --generate=list); do \
	    mkdir -p docs/$$(dirname $$name) && $(PROGRAM) help --generate=$$name > docs/$$name; done
	@sh tests/tools/man3.sh $(VERSION) < src/bidgauge.h > docs/man/bidgauge.3

fuzz: ## run each fuzz target for FUZZ_SECONDS (needs clang)
	@$(MAKE) --no-print-directory MODE=fuzz CC=$(CLANG) fuzzers
fuzzers: $(FUZZERS)
	@BUILD=$(BUILD) SECONDS_EACH=$(FUZZ_SECONDS) sh tests/tools/fuzz.sh $(FUZZERS)

cover: ## branch coverage by folder: unit programs and quick suites (gcov; SUITES=none: unit programs alone)
	@$(MAKE) --no-print-directory MODE=cover CC='$(CC)' BUILD=build/cover cover-programs
	@BUILD=build/cover SUITES='$(SUITES)' sh tests/tools/cover.sh
cover-programs: all $(UNIT)

mutants: ## change score, logic and exact numbers in 300 places, one by one: do the tests notice? (FIRST=20, MUTANTS=...)
	@$(MAKE) --no-print-directory BUILD=build/mutants CFLAGS='-O0 -U_FORTIFY_SOURCE' mutants-programs
mutants-programs: $(LIB_OBJ) $(CLI_OBJ) $(UNIT_SRC:%.c=$(BUILD)/%.o)
	@$(file >$(BUILD)/compile,$(LINK))$(file >$(BUILD)/libs,$(LIBS))
	@BUILD=$(BUILD) $(or $(PYTHON),python3) tests/tools/mutants.py run $(if $(FIRST),--first=$(FIRST)) $(MUTANTS)

format: ## lay the sources out by .clang-format
	find src tests -name '*.[ch]' | xargs clang-format -i

PLACES = DESTDIR='$(DESTDIR)' BINDIR='$(BINDIR)' LIBDIR='$(LIBDIR)' INCLUDEDIR='$(INCLUDEDIR)' \
         DATADIR='$(DATADIR)' MANDIR='$(MANDIR)' DOCDIR='$(DOCDIR)' PREFIX='$(PREFIX)' VERSION='$(VERSION)' ABI='$(ABI)'
install: all ## install under DESTDIR and PREFIX (BINDIR, LIBDIR, INCLUDEDIR, DATADIR, MANDIR, DOCDIR; STRIP=1)
	@$(PLACES) BUILD=$(BUILD) PROGRAM=$(PROGRAM) REQUIRES='$(PACKAGES)' STRIP='$(STRIP)' \
	    sh tests/tools/install.sh install

dist: ## a tarball of the last commit in build/, with its SHA-256 and its parts (SPDX)
	@sh tests/tools/dist.sh $(VERSION) build '$(PACKAGES)'

deb: ## Debian packages of the last commit in build/deb (needs debhelper)
	@sh tests/tools/deb.sh $(VERSION) build/deb

python: all ## the Python package in build/python: sdist and wheel (needs python3-build, python3-cffi)
	@sh tests/tools/python.sh $(VERSION) $(BUILD) build/python

windows: ## cross-build build/windows/bidgauge.exe (needs mingw-w64; libraries are built once: tests/tools/libs.sh)
	@libs=$$(sh tests/tools/libs.sh windows) && $(MAKE) --no-print-directory MODE=windows \
	    CC='$(WINDOWS_CC)' PKG_CONFIG="env PKG_CONFIG_LIBDIR=$$libs/lib/pkgconfig pkg-config --static" \
	    PROGRAM=build/windows/bidgauge.exe LDFLAGS='-static -s -Wl,--gc-sections' build/windows/bidgauge.exe
windows-zip: windows ## the exe with samples, rules and the page, in build
	@sh tests/tools/windows-zip.sh $(VERSION) build
WINDOWS_CC ?= $(if $(shell command -v ccache),ccache )x86_64-w64-mingw32-gcc

uninstall: ## remove what install put there
	@$(PLACES) sh tests/tools/install.sh uninstall

clean: ## remove all that was built
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1	\2/p' Makefile | expand -t 16

include src/web/page.mk

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(UNIT_SRC:%.c=$(BUILD)/%.d)
