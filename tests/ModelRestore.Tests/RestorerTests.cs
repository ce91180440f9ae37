using System.Security.Cryptography;
using System.Text;
using FaceEngine.Models;

namespace ModelRestore.Tests;

/// <summary>Files come into place whole and checked, or not at all.</summary>
public sealed class RestorerTests : IDisposable
{
    private const string Member = "package/model/a.onnx",
        Content = "the model";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("restorer-");
    private readonly StringWriter progress = new();

    private string Target => Path.Combine(folder.FullName, "files", "sub", "a.onnx");

    [Fact]
    public async Task A_missing_file_is_restored_with_its_folder()
    {
        await Restore(new FakePackages(("package/other", "x"), (Member, Content), ("package/more", "y")));
        Assert.Equal(Content, File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_that_is_right_is_not_fetched_again()
    {
        var packages = new FakePackages((Member, Content));
        await Restore(packages);
        await Restore(packages);
        Assert.Equal(1, packages.Fetches);
    }

    [Fact]
    public async Task A_file_that_is_wrong_is_replaced()
    {
        Place("the model, cut");
        await Restore(new FakePackages((Member, Content)));
        Assert.Equal(Content, File.ReadAllText(Target));
        Assert.Contains("replacing", progress.ToString());
    }

    [Fact]
    public async Task A_package_that_is_not_the_listed_one_is_not_opened()
    {
        Place("the old file");
        var message = await Fails(new FakePackages((Member, Content)) { Damage = bytes => [.. bytes, 0] });
        Assert.StartsWith("faces@1.2.3:", message);
        Assert.Contains("integrity", message);
        Assert.Equal("the old file", File.ReadAllText(Target));
    }

    [Fact]
    public async Task A_member_with_another_hash_is_not_put_in_place()
    {
        var message = await Fails(new FakePackages((Member, "something else")));
        Assert.Contains("a.onnx (from faces@1.2.3)", message);
        Assert.Contains("SHA-256", message);
        Assert.Empty(Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_missing_member_is_named()
    {
        var message = await Fails(new FakePackages(("package/other", Content)));
        Assert.Contains("faces@1.2.3", message);
        Assert.Contains(Member, message);
    }

    [Fact]
    public async Task A_package_that_is_no_archive_is_one_clear_line()
    {
        var packages = new FakePackages((Member, Content));
        var noArchive = "no archive"u8.ToArray();
        var listed = packages.Package with { Integrity = "sha512-" + Convert.ToBase64String(SHA512.HashData(noArchive)) };
        var source = new FakePackages((Member, Content)) { Damage = _ => noArchive };
        var message = (await Assert.ThrowsAsync<RestoreException>(() => Restore(source, listed))).Message;
        Assert.StartsWith("faces@1.2.3:", message);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public async Task Paths_inside_a_package_are_never_written_to()
    {
        await Restore(new FakePackages(("../../outside", "evil"), ("/tmp/outside-of-everything", "evil"), (Member, Content)));
        Assert.Equal([Target], Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories));
        Assert.False(File.Exists("/tmp/outside-of-everything"));
    }

    [Fact]
    public async Task Without_npm_the_message_says_what_to_install()
    {
        var source = new NpmPack("no-such-npm");
        var message = (await Assert.ThrowsAsync<RestoreException>(() => Restore(source, new FakePackages().Package))).Message;
        Assert.StartsWith("faces@1.2.3:", message);
        Assert.Contains("Install Node.js with npm", message);
    }

    [Fact]
    public async Task A_failing_download_names_the_package()
    {
        // Whatever program takes npm's place: one that ends with an error is a failed download.
        var failing = OperatingSystem.IsWindows() ? "where.exe" : "false";
        var message = (await Assert.ThrowsAsync<RestoreException>(() => Restore(new NpmPack(failing), new FakePackages().Package))).Message;
        Assert.StartsWith("faces@1.2.3: download failed", message);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Place(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!); // below the folder, so it has a parent
        File.WriteAllText(Target, content);
    }

    private Task Restore(FakePackages packages) => Restore(packages, packages.Package);

    private Task Restore(IPackageSource source, PackageEntry package)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content)));
        var entry = new FileEntry
        {
            Package = package.Name,
            Member = Member,
            File = "sub/a.onnx",
            Sha256 = sha256,
        };
        return new Restorer(source, progress).RestoreAsync([new PackageItems(package, [new RestoreItem(entry, Target)])]);
    }

    private async Task<string> Fails(FakePackages packages) =>
        (await Assert.ThrowsAsync<RestoreException>(() => Restore(packages))).Message;
}
