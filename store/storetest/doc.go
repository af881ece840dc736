// Package storetest is the suite every store of conversations passes: loading
// and committing under the fence of the revision, what is owed, what is put
// aside. It says nothing about records and notices: there is one store of those,
// with tests of its own.
package storetest
