package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"time"

	"khuyencong/store"
)

// ErrTooBig is a file above what the channel lets a bot fetch. It will not shrink.
var ErrTooBig = fmt.Errorf("%w: the file is too big to be fetched", ErrRefused)

// FileStore is what the keeper of files needs of a store.
type FileStore interface {
	// DueFiles are at most n files to be fetched now.
	DueFiles(ctx context.Context, now time.Time, n int) ([]store.File, error)
	// SaveFile keeps what became of one.
	SaveFile(context.Context, store.File) error
}

// FileChannel is what it needs of a channel.
type FileChannel interface {
	// Download writes a file that was sent to the bot to w and returns its size.
	// ErrTooBig and ErrRefused say that the channel will not give it; after every
	// other error it is worth trying again.
	Download(ctx context.Context, id string, w io.Writer) (int64, error)
}

// Files fetches the photos and documents of records that were sent into a folder,
// one at a time and beside everything else: nobody waits for it. The same content
// sent twice is there once. It removes only what was erased. All fields are needed
// but Log and Shreds.
type Files struct {
	Folder  string // made with mode 0700 if missing; nobody else writes there
	Store   FileStore
	Channel FileChannel
	Shreds  ShredStore // nil: nothing is ever removed
	Now     func() time.Time
	Log     *slog.Logger // nil: none

	faults int // tries in a row that came to nothing, of whatever file
}

const (
	filesLook    = 5 * time.Second // how often to look for new ones
	filesPage    = 20
	firstRetry   = 2 * time.Second // doubled with every try
	longestRetry = time.Hour       // of one file
	longestStop  = time.Minute     // of all, while the channel is away
	manyRefusals = 5               // Telegram has one answer for "gone" and "not now"
)

// Run fetches what is due until ctx ends. What an earlier run left half done is
// removed first.
func (f *Files) Run(ctx context.Context) {
	if f.Log == nil {
		f.Log = slog.New(slog.DiscardHandler)
	}
	if err := folder(f.Folder).sweep(); err != nil {
		f.Log.Warn("removing files that were not finished", "error", err)
	}
	for ctx.Err() == nil {
		f.shred(ctx)
		pause(ctx, f.fetchDue(ctx))
	}
}

// fetchDue fetches a page of what is due and returns how long to rest.
func (f *Files) fetchDue(ctx context.Context) time.Duration {
	due, err := f.Store.DueFiles(ctx, f.Now(), filesPage)
	if err != nil && ctx.Err() == nil {
		f.Log.Error("reading which files to fetch", "error", err)
	}
	for _, x := range due {
		stop := f.fetch(ctx, x)
		if stop > 0 || ctx.Err() != nil {
			return stop
		}
	}
	if len(due) > 0 {
		return 0
	}
	return filesLook
}

// fetch tries one file and returns how long all must wait, if so.
func (f *Files) fetch(ctx context.Context, x store.File) time.Duration {
	kept, err := folder(f.Folder).keep(func(w io.Writer) (int64, error) { return f.Channel.Download(ctx, x.ID, w) })
	if err != nil && ctx.Err() != nil {
		return 0
	}
	x.Tries++
	stop := f.judge(&x, err)
	if err == nil {
		x.State, x.Path, x.Size, x.SHA256, x.Why = store.FileKept, kept.path, kept.size, kept.sha256, ""
	} else {
		f.Log.Warn("a file was not fetched", "record", x.Record, "state", x.State, "try", x.Tries, "error", err)
	}
	if err := f.Store.SaveFile(ctx, x); err != nil && ctx.Err() == nil && !f.unwanted(ctx, x, err) {
		f.Log.Error("keeping what became of a file", "record", x.Record, "error", err)
		return longestStop
	}
	return stop
}

// judge notes what a try means to the file, and returns how long all must wait.
func (f *Files) judge(x *store.File, err error) time.Duration {
	x.Due = f.Now().Add(doubled(x.Tries-1, longestRetry))
	retry, asked := errors.AsType[*RetryError](err)
	switch {
	case err == nil:
		f.faults = 0
		return 0
	case errors.Is(err, ErrTooBig):
		x.State, x.Why = store.FileFailed, "too big: the channel gives files up to 20 MB"
		return 0
	case errors.Is(err, ErrRefused):
		if x.Why = "the channel does not give it"; x.Tries >= manyRefusals {
			x.State, x.Why = store.FileFailed, "gone: the channel has it no more"
		}
		return 0
	case asked:
		x.Tries--
		wait := max(retry.After, time.Second)
		x.Due, x.Why = f.Now().Add(wait), "the channel asked to wait"
		return wait
	case ofDisk(err):
		x.Why = "the folder cannot be written"
	default:
		x.Why = "the channel could not be reached"
	}
	f.faults++
	return doubled(f.faults-1, longestStop)
}

func ofDisk(err error) bool {
	_, path := errors.AsType[*fs.PathError](err)
	_, link := errors.AsType[*os.LinkError](err)
	return path || link
}

func doubled(times int, most time.Duration) time.Duration {
	return min(firstRetry<<min(times, 12), most)
}
