namespace KioskDevice.Outage;

/// <summary>
/// Writes and deletes files so that a crash at any moment leaves a whole one, and what is deleted is not left on the disk.
/// </summary>
internal static class SureFile
{
    /// <summary>Writes a file; it is on disk when this returns, and a crash leaves the old one or the new one.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var unfinished = path + ".new";
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Overwrites and deletes a file; nothing when there is none.</summary>
    public static void Destroy(string path)
    {
        if (!File.Exists(path))
            return;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            file.Write(new byte[file.Length]);
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
    }
}
