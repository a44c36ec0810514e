#!/bin/sh
# test.sh DIRECTORY: fails unless all pages of the site are of one version.
set -eu
if [ ! -d "$1" ]; then
    echo "Nothing is deployed yet: build 'deploy' first."
    exit 0
fi
versions=$(sed -n 's/.*<p>version \([^<]*\)<.*/\1/p' "$1"/*.html | sort -u)
sleep "${SECONDS_PER_TEST:-5}"
if [ "$(echo "$versions" | wc -l)" -ne 1 ]; then
    echo "The pages are of several versions:" $versions
    exit 1
fi
echo "All pages are of version $versions."
