PREFIX ?= /usr/local
DESTDIR ?=
SUDO = $(if $(filter 0,$(shell id -u)),,sudo)
PROGRAM = .build/release/wence

.PHONY: run build test fuzz bench peers install clean set-up

run: build
	@$(PROGRAM)

build: set-up
	swift build -c release --static-swift-stdlib --product wence

test: set-up
	swift format lint --strict --recursive Package.swift Sources Tests
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build
	swift build -c release --static-swift-stdlib --product wence
	$(PROGRAM) check
	$(PROGRAM) test

# The engine against a naive chainer on COUNT random programs, from SEED on.
COUNT ?= 10000
SEED ?= 0
fuzz: set-up
	WENCE_FUZZ=$(COUNT) WENCE_SEED=$(SEED) swift test --filter OracleTests

# The engine against its peers, all sizes: Tests/Benchmarks/RESULTS.md is written anew. QUICK=1: small sizes, one round.
# ONLY='manners-*': the works of that name. Either is printed only.
bench: build peers
	swift build -c release --static-swift-stdlib --product wence-bench
	python3 Tests/Benchmarks/bench.py $(if $(QUICK),--quick) $(if $(ONLY),--only '$(ONLY)')

# The peers of the benchmarks. One that cannot be installed is skipped there.
peers: set-up
	@python3 -c 'import clips' 2> /dev/null || python3 -m pip install --quiet clipspy==1.0.6 || \
	  python3 -m pip install --quiet --user --break-system-packages clipspy==1.0.6 || echo "clipspy: not installed"
	@command -v swipl > /dev/null || { $(SUDO) apt-get update && $(SUDO) apt-get install -y swi-prolog-nox; } || \
	  echo "swi-prolog-nox: not installed"

# The headers of the line editor; nothing is done where they are there already.
set-up:
	@test -e /usr/include/histedit.h || { $(SUDO) apt-get update && $(SUDO) apt-get install -y libedit-dev; }

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/wence
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/wence
	rm -rf $(DESTDIR)$(PREFIX)/share/wence/rules $(DESTDIR)$(PREFIX)/share/wence/seeds
	cp -R rules seeds $(DESTDIR)$(PREFIX)/share/wence/

clean:
	swift package clean
