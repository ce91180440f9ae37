using FaceEngine.Models;

namespace ModelRestore;

/// <summary>Where package tarballs come from.</summary>
internal interface IPackageSource
{
    /// <summary>Puts the package's tarball into <paramref name="folder"/>. What it brings is not trusted: the caller checks it.</summary>
    /// <returns>Path of the tarball (gzip).</returns>
    /// <exception cref="RestoreException">It could not be had.</exception>
    Task<string> FetchAsync(PackageEntry package, string folder);
}
