namespace FaceReport.Pictures;

/// <summary>One picture's file, and whose face it shows.</summary>
/// <param name="Person">Name of the person's folder.</param>
/// <param name="File">The picture's path.</param>
internal readonly record struct PictureFile(string Person, string File);

/// <summary>The pictures below a folder, in <c>person/picture.jpg</c>.</summary>
internal static class PictureFolder
{
    private static readonly string[] Kinds = [".jpg", ".jpeg", ".png"];

    /// <summary>All pictures, by person and name, so that every run sees the same order.</summary>
    /// <exception cref="ReportException">There is no such folder, it cannot be read, or it has pictures of fewer than two
    /// people.</exception>
    public static IReadOnlyList<PictureFile> Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new ReportException($"There is no folder {folder}.");
        try
        {
            var pictures = Directory
                .EnumerateDirectories(folder)
                .SelectMany(person =>
                    Directory.EnumerateFiles(person).Where(IsPicture).Select(file => new PictureFile(Path.GetFileName(person), file))
                )
                .OrderBy(picture => picture.Person, StringComparer.Ordinal)
                .ThenBy(picture => picture.File, StringComparer.Ordinal)
                .ToList();
            return pictures.DistinctBy(picture => picture.Person).Count() switch
            {
                0 => throw new ReportException($"{folder} holds no pictures in person/picture.jpg, .jpeg or .png: one folder a person."),
                1 => throw new ReportException($"{folder} holds pictures of one person only: telling people apart takes at least two."),
                _ => pictures,
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"{folder} cannot be read: {error.Message}", error);
        }
    }

    private static bool IsPicture(string file) => Kinds.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}
