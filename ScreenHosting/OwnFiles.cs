using System.Runtime.InteropServices;

namespace ScreenHosting;

/// <summary>What a program writes is its own account's alone: files 0600, folders 0700, whoever starts it and however.</summary>
public static class OwnFiles
{
    private const uint NotOthers = 0x3F; // octal 077

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
            if ((mode & UnixFileMode.StickyBit) == 0 && (mode & owner) != mode)
                File.SetUnixFileMode(path, mode & owner); // sticky: a folder for everybody, such as /tmp
        }
        catch (Exception e) when (e is UnauthorizedAccessException or FileNotFoundException)
        {
            // another's, or gone meanwhile: there is nothing to close
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
