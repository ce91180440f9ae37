namespace FaceEngine.Models;

/// <summary>A published package that models or test clips are taken from.</summary>
internal sealed record PackageEntry
{
    /// <summary>Name in the package registry.</summary>
    public required string Name { get; init; }

    /// <summary>Exact version, no range.</summary>
    public required string Version { get; init; }

    /// <summary>Subresource integrity of the tarball: <c>sha512-</c> and the base64 of its hash.</summary>
    public required string Integrity { get; init; }

    /// <summary>Licence the package declares.</summary>
    public required string Licence { get; init; }

    /// <summary>Where its source is published.</summary>
    public required string Source { get; init; }

    /// <summary>What is wrong with this entry, or null.</summary>
    public string? Fault()
    {
        const string Algorithm = "sha512-";
        var hash = new byte[64];
        if (
            !Integrity.StartsWith(Algorithm, StringComparison.Ordinal)
            || !Convert.TryFromBase64String(Integrity[Algorithm.Length..], hash, out var length)
            || length != hash.Length
        )
            return $"package '{Name}': integrity is not sha512- and 64 bytes of base64";
        return Name.Length == 0 || Version.Length == 0 || !char.IsAsciiDigit(Version[0]) ? $"package '{Name}': no exact version" : null;
    }
}
