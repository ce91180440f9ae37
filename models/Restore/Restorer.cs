using System.Security.Cryptography;
using FaceEngine.Models;

namespace ModelRestore;

/// <summary>
/// Brings every file of a plan into place. A file that is already right is left alone; one that is wrong is replaced; nothing is
/// put in place before its package and it itself were checked.
/// </summary>
internal sealed class Restorer(IPackageSource source, TextWriter progress)
{
    /// <exception cref="RestoreException">A package or file could not be had as listed.</exception>
    public async Task RestoreAsync(IReadOnlyList<PackageItems> plan)
    {
        foreach (var package in plan)
        {
            var wanted = package.Items.Where(item => !IsInPlace(item)).ToList();
            if (wanted.Count > 0)
                await RestoreAsync(package.Package, wanted);
        }
        progress.WriteLine($"All {plan.Sum(package => package.Items.Count)} files are in place.");
    }

    private async Task RestoreAsync(PackageEntry package, IReadOnlyList<RestoreItem> wanted)
    {
        progress.WriteLine($"{package.Name}@{package.Version}: fetching (npm pack) …");
        var temporary = Directory.CreateTempSubdirectory("restore-");
        try
        {
            var tarball = await source.FetchAsync(package, temporary.FullName);
            PackageArchive.CheckIntegrity(package, tarball);
            progress.WriteLine($"{package.Name}@{package.Version}: integrity checked");
            foreach (var item in PackageArchive.Extract(package, tarball, wanted))
                progress.WriteLine($"{item.Entry.File}: restored");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new RestoreException(
                $"{package.Name}@{package.Version}: {error.Message} "
                    + "Check free space, permissions, and that no kiosk program is using the files; then run this again.",
                error
            );
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private bool IsInPlace(RestoreItem item)
    {
        try
        {
            using var stream = File.OpenRead(item.Target);
            if (Convert.ToHexString(SHA256.HashData(stream)).Equals(item.Entry.Sha256, StringComparison.OrdinalIgnoreCase))
                return true;
            progress.WriteLine($"{item.Entry.File}: present but not the listed file, replacing it");
            return false;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false; // the usual case of a first run: nothing to report
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RestoreException(
                $"{item.Target}: cannot be read ({error.Message}). " + "Check its permissions, then run this again.",
                error
            );
        }
    }
}
