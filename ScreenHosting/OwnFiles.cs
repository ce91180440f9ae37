using System.Runtime.InteropServices;

namespace ScreenHosting;

/// <summary>
/// What a program writes is its own account's alone: files 0600, folders 0700, whoever starts it and however. A crash at any moment leaves
/// a file as it was or whole, and what is destroyed is not left on the disk.
/// </summary>
public static class OwnFiles
{
    private const uint NotOthers = 0x3F; // octal 077
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Everything this process makes from now on.</summary>
    public static void FromNowOn()
    {
        if (!OperatingSystem.IsWindows())
            SetMask(NotOthers);
    }

    /// <summary>
    /// Something that is there already, such as of a version that left it to whoever started it. What is another account's stays as it is.
    /// </summary>
    public static void Close(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        try
        {
            var mode = File.GetUnixFileMode(path);
            if ((mode & UnixFileMode.StickyBit) == UnixFileMode.None && (mode & owner) != mode)
                File.SetUnixFileMode(path, mode & owner); // sticky: a folder for everybody, such as /tmp
        }
        catch (Exception e) when (e is UnauthorizedAccessException or FileNotFoundException)
        {
            // another's, or gone meanwhile: there is nothing to close
        }
    }

    /// <summary>Makes a folder that only its owner can enter, where there is none; answers its path.</summary>
    public static string MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>
    /// Writes a file, and the folders to it; its bytes are on disk when this returns, and a reader sees all of them or the old ones.
    /// </summary>
    /// <exception cref="IOException">The disk does not take it; the file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content) => File.Move(WritePart(path, content), path, overwrite: true);

    /// <summary>As <see cref="Write"/>, but what somebody else wrote there first stays.</summary>
    public static void WriteOnce(string path, ReadOnlySpan<byte> content)
    {
        var part = WritePart(path, content);
        try
        {
            File.Move(part, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(part);
        }
    }

    /// <summary>Overwrites and deletes a file; nothing when there is none.</summary>
    /// <exception cref="IOException">The disk does not let it go.</exception>
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

    private static string WritePart(string path, ReadOnlySpan<byte> content)
    {
        var full = Path.GetFullPath(path);
        MakeFolder(Path.GetDirectoryName(full)!); // a file lies in a folder
        var part = $"{full}.{Guid.NewGuid():N}.part";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        try
        {
            using var file = new FileStream(part, options);
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            File.Delete(part); // half a file is nobody's
            throw;
        }

        return part;
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
