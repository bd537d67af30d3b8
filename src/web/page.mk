# The page: bidgauge for WebAssembly, in one HTML file (src/web/README.md), and the same program for node,
# with which the tests run. Included by the Makefile.
WASM_LIBS ?= build/wasm-libs
PAGE   := build/page
PAGE_TOOLS := tests/tools/wasm
# Behind ccache where there is one: the wrapper is a script, whose name says nothing of what it calls.
PAGE_CCACHE := $(if $(shell command -v ccache),CCACHE_COMPILERTYPE=clang CCACHE_COMPILERCHECK=content CCACHE_DEPEND=1 ccache)
PAGE_CC  = $(PAGE_CCACHE) $(PAGE_TOOLS)/cc
PAGE_CFLAGS = -std=c11 -Isrc -I$(WASM_LIBS)/include -Oz -ffp-contract=off -DBG_SHARE='"/share/bidgauge"' \
    -Wall -Wextra -Werror=format -Wno-unused-parameter
PAGE_OBJ := $(LIB_SRC:%.c=$(PAGE)/%.o) $(CLI_SRC:%.c=$(PAGE)/%.o)
PAGE_LIBS = $(patsubst %,$(WASM_LIBS)/lib/lib%.a,cjson pcre2-8 xlsxwriter minizip zip expat z crypto mpfr gmp)
PAGE_NPM := $(PAGE)/node_modules/.package-lock.json
PAGE_LINK = NODE_PATH=$${NODE_PATH:-/usr/share/nodejs} emcc $(PAGE_LINK_O) -s ALLOW_MEMORY_GROWTH=1 -s INITIAL_MEMORY=32MB -s MAXIMUM_MEMORY=2GB -s TOTAL_STACK=1MB \
    -s DYNAMIC_EXECUTION=0
# The objects are optimized, for size (an eighth less than -O2); what more -O2 does to the whole takes minutes for a tenth of the size.
PAGE_LINK_O ?= -O1
PAGE_EXPORTS = FS,allocateUTF8OnStack,stackAlloc,stackSave,stackRestore,HEAP8,HEAP32

.PHONY: page page-packages page-program page-libs
page: build/bidgauge.html ## the offline page, build/bidgauge.html (installs what is missing)

# Before anything is compiled: what of it is there is not installed.
page-packages:
	@sh tests/tools/packages.sh page

page-libs: $(WASM_LIBS)/key
$(WASM_LIBS)/key: $(PAGE_TOOLS)/libs.sh $(PAGE_TOOLS)/numbers.sh $(PAGE_TOOLS)/cc $(PAGE_TOOLS)/crypto.c | page-packages
	@sh $(PAGE_TOOLS)/libs.sh $(WASM_LIBS)
	@touch $@

$(PAGE)/src/%.o: src/%.c | $(WASM_LIBS)/key
	@mkdir -p $(@D)
	@$(if $(V),,echo '  WASM $<')
	$(Q)$(PAGE_CC) $(PAGE_CFLAGS) -MMD -MP -c $< -o $@

# For the page, where program.mjs makes an instance in the worker; and for node, as a program.
$(PAGE)/program.js: $(PAGE_OBJ) $(WASM_LIBS)/key
	@$(if $(V),,echo '  LINK $@')
	$(Q)$(PAGE_LINK) -s MODULARIZE=1 -s EXPORT_NAME=createProgram -s ENVIRONMENT=worker -s INVOKE_RUN=0 \
	    -s EXPORTED_FUNCTIONS=_main,_malloc,_free -s EXPORTED_RUNTIME_METHODS=$(PAGE_EXPORTS) $(PAGE_OBJ) $(PAGE_LIBS) -o $@
$(PAGE)/program.wasm: $(PAGE)/program.js ;

page-program: $(PAGE)/bidgauge.js
$(PAGE)/bidgauge.js: $(PAGE_OBJ) $(WASM_LIBS)/key
	@$(if $(V),,echo '  LINK $@')
	$(Q)$(PAGE_LINK) -s NODERAWFS=1 -s ENVIRONMENT=node -s EXIT_RUNTIME=1 -s EXPORTED_FUNCTIONS=_main,_malloc,_free --pre-js $(PAGE_TOOLS)/node.js \
	    $(PAGE_OBJ) $(PAGE_LIBS) -o $@
	@cp $(PAGE_TOOLS)/bidgauge.sh $(PAGE)/bidgauge && chmod +x $(PAGE)/bidgauge

$(PAGE_NPM): src/web/package.json src/web/package-lock.json | page-packages
	@mkdir -p $(PAGE)
	@cp $^ $(PAGE)/
	$(Q)npm ci --silent --no-audit --no-fund --ignore-scripts --prefix $(PAGE)

PAGE_BUNDLE = NODE_PATH=$(PAGE)/node_modules esbuild --bundle --minify --target=es2022 --log-level=warning \
    --legal-comments=none --charset=utf8
build/bidgauge.html: $(PAGE)/program.js $(PAGE_NPM) $(shell find src/web rules docs samples -type f)
	@$(PAGE_BUNDLE) --format=iife --alias:program=./$(PAGE)/program.js src/web/worker.mjs --outfile=$(PAGE)/worker.js
	@cp src/web/pack.mjs $(PAGE)/ && node $(PAGE)/pack.mjs . $(PAGE)
	@$(PAGE_BUNDLE) --format=esm src/web/main.mjs --outfile=$(PAGE)/main.js
	@$(PAGE_BUNDLE) --format=esm src/web/load.mjs --outfile=$(PAGE)/load.js
	@$(PAGE_BUNDLE) --format=iife src/web/first.mjs --outfile=$(PAGE)/first.js
	@$(PAGE_BUNDLE) --format=iife src/web/boot.mjs --outfile=$(PAGE)/boot.js
	@node src/web/build.mjs $(PAGE) $@

-include $(PAGE_OBJ:.o=.d)
