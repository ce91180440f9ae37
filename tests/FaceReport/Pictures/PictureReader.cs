using FaceEngine.Analysis;
using FaceEngine.Faces;
using FaceEngine.Frames;
using FaceEngine.Models;
using OpenCvSharp;

namespace FaceReport.Pictures;

/// <summary>What a picture shows.</summary>
/// <param name="Person">Whose folder it lies in.</param>
/// <param name="Fault">Why its face cannot be described, or none.</param>
/// <param name="Descriptor">The face's descriptor, when there is no fault.</param>
internal sealed record PictureReading(string Person, FrameFault Fault, float[]? Descriptor);

/// <summary>Reads pictures as a kiosk reads frames: only a good one is described.</summary>
/// <param name="analyzer">It stays the caller's to dispose.</param>
/// <param name="decode">Decodes the pictures, if not <see cref="PictureDecoder"/> by itself.</param>
internal sealed class PictureReader(FaceAnalyzer analyzer, Func<byte[], Mat>? decode = null)
{
    private const int MostNamed = 10;

    /// <summary>Reads every picture, several at once; the answers stand in the order of the files.</summary>
    /// <exception cref="ReportException">A picture cannot be read, and the message names it; or OpenCV cannot be loaded.</exception>
    public IReadOnlyList<PictureReading> ReadAll(IReadOnlyList<PictureFile> files)
    {
        var read = ReadEach(files);
        var unreadable = read.Where(picture => picture.Fault is not null).Select(picture => picture.Fault!).ToList(); // filtered
        if (unreadable.Count == 0)
            return [.. read.Select(picture => picture.Reading!)]; // without a fault there is a reading
        var named = string.Join('\n', unreadable.Take(MostNamed).Select(fault => "  " + fault));
        throw new ReportException(
            $"{unreadable.Count} of {files.Count} pictures cannot be read. Mend them or take them away:\n{named}"
                + (unreadable.Count > MostNamed ? "\n  …" : "")
        );
    }

    private List<(PictureReading? Reading, string? Fault)> ReadEach(IReadOnlyList<PictureFile> files)
    {
        try
        {
            return [.. files.AsParallel().AsOrdered().Select(TryRead)];
        }
        catch (AggregateException errors) when (errors.InnerExceptions[0] is ReportException or ModelException)
        {
            throw new ReportException(errors.InnerExceptions[0].Message, errors); // what one met, all met
        }
    }

    private (PictureReading? Reading, string? Fault) TryRead(PictureFile file)
    {
        try
        {
            return (Read(file.Person, PictureDecoder.Decode(file.File, decode)), null);
        }
        catch (Exception error) when (error is UnreadablePictureException or FrameException)
        {
            return (null, $"{file.File}: {error.Message}");
        }
    }

    private PictureReading Read(string person, RgbPicture picture)
    {
        var frame = new Frame(picture.Pixels, picture.Width, picture.Height, PixelLayout.Rgb);
        var faces = analyzer.Detect(frame);
        var landmarks = FaceAnalyzer.Subject(faces) is { } face ? analyzer.FindLandmarks(frame, face) : null;
        var fault = analyzer.Assess(frame, faces, landmarks).Fault;
        // a frame without a fault has a face with landmarks
        return new(person, fault, fault == FrameFault.None ? analyzer.Describe(frame, landmarks!) : null);
    }
}
