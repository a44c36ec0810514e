#!/bin/sh
# deploy.sh DIRECTORY VERSION: writes the pages of the site, slowly, as a real deployment would.
set -eu
mkdir -p "$1"
for page in index prices contact; do
    echo "<html><body><h1>$page</h1><p>version $2</p></body></html>" > "$1/$page.html"
    echo "$page.html is version $2"
    sleep "${SECONDS_PER_PAGE:-5}"
done
