package store

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// HashCode is what is kept of an invite's code: SHA-256 in hex of the code
// without the spaces around it. Codes are long and random, so no salt is needed.
func HashCode(code string) string {
	sum := sha256.Sum256([]byte(strings.TrimSpace(code)))
	return hex.EncodeToString(sum[:])
}
