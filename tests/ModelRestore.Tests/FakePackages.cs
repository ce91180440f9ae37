using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using FaceEngine.Models;

namespace ModelRestore.Tests;

/// <summary>A registry of one package made of given members, that counts how often it is asked.</summary>
internal sealed class FakePackages : IPackageSource
{
    private readonly byte[] tarball;

    public FakePackages(params (string Member, string Content)[] members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new TarWriter(new GZipStream(buffer, CompressionLevel.Fastest), TarEntryFormat.Ustar))
            foreach (var (member, content) in members)
                writer.WriteEntry(
                    new UstarTarEntry(TarEntryType.RegularFile, member) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) }
                );
        this.tarball = buffer.ToArray();
        Package = new PackageEntry
        {
            Name = "faces",
            Version = "1.2.3",
            Licence = "MIT",
            Source = "here",
            Integrity = "sha512-" + Convert.ToBase64String(SHA512.HashData(tarball)),
        };
    }

    public PackageEntry Package { get; }

    public int Fetches { get; private set; }

    /// <summary>What the network does to the tarball.</summary>
    public Func<byte[], byte[]> Damage { get; init; } = bytes => bytes;

    public async Task<string> FetchAsync(PackageEntry package, string folder)
    {
        Fetches++;
        var path = Path.Combine(folder, "faces-1.2.3.tgz");
        await File.WriteAllBytesAsync(path, Damage(tarball));
        return path;
    }
}
