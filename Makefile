PREFIX ?= /usr/local
DESTDIR ?=
SUDO = $(if $(filter 0,$(shell id -u)),,sudo)
PROGRAM = .build/release/wence

.PHONY: run build test fuzz sanitize bench peers install clean set-up

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
	$(PROGRAM) eval Tests/Corpora/questions-ab.jsonl --top 0 --min first=65 --min three=75 --min none=89 --min never=92
	$(PROGRAM) eval Tests/Corpora/questions-cd.jsonl --top 0 --min first=84 --min three=92 --min none=75 --min never=76

# COUNT random programs, from SEED on, for the engine against a naive chainer, its laws, and CLIPS; the core and its
# tests are built by themselves, and each of two processes takes half of the programs.
COUNT ?= 10000
SEED ?= 0
FUZZ = .build-fuzz/release/wencePackageTests.xctest --testing-library swift-testing
fuzz: peers
	WENCE_CORE=1 swift build --build-tests -c release -Xswiftc -enable-testing --scratch-path .build-fuzz
	@half=$$((($(COUNT) + 1) / 2)); pids=; status=0; \
	for first in $(SEED) $$(($(SEED) + half)); do \
	  WENCE_FUZZ=$$half WENCE_SEED=$$first $(FUZZ) --filter 'OracleTests|LawTests|ClipsTests' & pids="$$pids $$!"; \
	done; \
	for pid in $$pids; do wait $$pid || status=1; done; exit $$status

# The core's tests with every access checked, then with every race.
sanitize:
	WENCE_CORE=1 ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=address --scratch-path .build-address
	WENCE_CORE=1 swift test --sanitize=thread --scratch-path .build-thread

# The engine against its peers, all sizes: Tests/Benchmarks/RESULTS.md is written anew. QUICK=1: small sizes, one round.
# ONLY='manners-*': the works of that name. Either is printed only.
bench: build peers
	swift build -c release --static-swift-stdlib --product wence-bench
	python3 Tests/Benchmarks/bench.py $(if $(QUICK),--quick) $(if $(ONLY),--only '$(ONLY)')

# The peers of the benchmarks and of the fuzz. One that cannot be installed is skipped there.
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
	$(PROGRAM) compile $(DESTDIR)$(PREFIX)/share/wence -o $(DESTDIR)$(PREFIX)/share/wence/rules.wence

# The cache of compiled rule bases goes, too: the program makes it anew.
clean:
	swift package clean
	rm -rf "$${XDG_CACHE_HOME:-$$HOME/.cache}/wence"
