LINT_VERSION = v2.15.0

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: ## The simulator: bot and phones in one page, nothing to install
	go run ./cmd/khuyencong

test: ## All tests (those in a browser need chromium)
	go test ./...

race: ## All tests with the race detector
	go test -race ./...

transcripts: ## Write the conversations in flows/testdata anew, to be read before committing
	go test ./flows -update

FUZZTIME = 20s

fuzz: ## Every fuzz target for FUZZTIME (20s); what fails is kept in testdata/fuzz
	@grep -rl --include='*_test.go' '^func Fuzz' . | xargs -n 1 dirname | sort -u | while read -r pkg; do \
		go test -list '^Fuzz' "$$pkg" | grep '^Fuzz' | while read -r target; do \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x "$$pkg" || exit 1; \
		done || exit 1; \
	done

bench: ## Benchmarks
	go test -run '^$$' -bench . -benchmem ./...

load: ## The binary under load, against a Bot API of our own: a table of figures (redis-server is needed)
	go run ./cmd/load

lint: ## gofmt, go vet and golangci-lint (installed on first use)
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	go vet ./...
	@command -v golangci-lint >/dev/null || go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)
	PATH="$$PATH:$$(go env GOPATH)/bin" golangci-lint run

build: ## One binary, ./khuyencong
	CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o khuyencong ./cmd/khuyencong

.PHONY: help run test race transcripts fuzz bench load lint build
