package locales

import (
	"embed"
	"io/fs"
	"path"
)

//go:embed articles/*/*.toml
var articles embed.FS

// Articles are the files of articles on procedures in a language, by name;
// none where it has none.
func Articles(lang string) (map[string][]byte, error) {
	names, err := fs.Glob(articles, path.Join("articles", lang, "*.toml"))
	if err != nil {
		return nil, err
	}
	files := make(map[string][]byte, len(names))
	for _, name := range names {
		if files[path.Base(name)], err = articles.ReadFile(name); err != nil {
			return nil, err
		}
	}
	return files, nil
}
