PREFIX ?= /usr/local
DESTDIR ?=
SUDO = $(if $(filter 0,$(shell id -u)),,sudo)
PROGRAM = .build/release/wence

.PHONY: run build test fuzz install clean set-up

run: build
	@$(PROGRAM) compile || true
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

# The headers of the line editor; nothing is done where they are there already.
set-up:
	@test -e /usr/include/histedit.h || { $(SUDO) apt-get update && $(SUDO) apt-get install -y libedit-dev; }

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/wence
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/wence
	rm -rf $(DESTDIR)$(PREFIX)/share/wence/rules $(DESTDIR)$(PREFIX)/share/wence/seeds
	cp -R rules seeds $(DESTDIR)$(PREFIX)/share/wence/
	$(PROGRAM) compile $(DESTDIR)$(PREFIX)/share/wence -o $(DESTDIR)$(PREFIX)/share/wence/rules.wence

# The cache of compiled rule bases goes, too: the program makes it anew.
clean:
	swift package clean
	rm -rf "$${XDG_CACHE_HOME:-$$HOME/.cache}/wence"
