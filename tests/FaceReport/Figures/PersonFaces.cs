using FaceReport.Pictures;

namespace FaceReport.Figures;

/// <summary>The descriptors of one person's good pictures.</summary>
/// <param name="Name">The person's folder.</param>
/// <param name="Descriptors">Unit vectors, at least one.</param>
internal sealed record PersonFaces(string Name, IReadOnlyList<float[]> Descriptors)
{
    /// <summary>Everybody of whom there is a good picture.</summary>
    public static IReadOnlyList<PersonFaces> From(IEnumerable<PictureReading> readings) =>
        [
            .. readings
                .Where(reading => reading.Descriptor is not null)
                .GroupBy(reading => reading.Person)
                .Select(person => new PersonFaces(person.Key, [.. person.Select(reading => reading.Descriptor!)])),
        ]; // filtered
}
