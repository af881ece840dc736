// Package archive is the form of a backup: one tar file, gzipped if wanted, that
// ends with a manifest of all its parts and their checksums.
//
// The manifest is the last entry, so an archive that was cut short has none, and
// writing needs every part only once. It is plain tar: with this program lost,
// `tar -xf` still gives the database and the files.
//
// It refuses whatever the manifest does not name exactly (more, less, longer,
// other content), links, folders, devices, names that lead out of the folder or
// that the caller did not expect, and more bytes than the caller has room for.
// Checksums find damage; they are no signature. It knows nothing of what the
// parts hold.
package archive
