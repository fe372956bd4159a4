"""What has changed between two versions of the package, and which part of the version must rise for it."""
