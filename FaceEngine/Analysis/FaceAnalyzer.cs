using FaceEngine.Description;
using FaceEngine.Detection;
using FaceEngine.Faces;
using FaceEngine.Frames;
using FaceEngine.HeadTurns;
using FaceEngine.Landmarks;
using FaceEngine.Liveness;
using FaceEngine.Models;
using FaceEngine.Quality;

namespace FaceEngine.Analysis;

/// <summary>
/// Finds faces, their landmarks and their descriptors. Immutable once loaded: every method may be called from many threads at
/// once and gives the same results as from one. Disposing while a call runs is safe: the call ends normally or with
/// <see cref="ObjectDisposedException"/>.
/// </summary>
public sealed class FaceAnalyzer : IDisposable
{
    private readonly FaceDetector detector;
    private readonly LandmarkFinder landmarks;
    private readonly FaceDescriber describer;
    private readonly EyeReader eyes;
    private readonly LivenessModel liveness;
    private readonly QualityGate quality;
    private readonly HeadTurnEntry headTurn;
    private readonly ChallengeEntry challenge;
    private volatile bool disposed;

    private FaceAnalyzer(
        FaceDetector detector,
        LandmarkFinder landmarks,
        FaceDescriber describer,
        EyeReader eyes,
        LivenessModel liveness,
        ModelManifest manifest
    )
    {
        (this.detector, this.landmarks, this.describer, this.eyes, this.liveness) = (detector, landmarks, describer, eyes, liveness);
        (quality, headTurn, challenge) = (new QualityGate(manifest.Quality), manifest.HeadTurn, manifest.Challenge);
        DescriptorModel = manifest.ModelFor(ModelEntry.Describe).Id;
    }

    /// <summary>Id of the model that makes the descriptors. Descriptors of different models must not be compared.</summary>
    public string DescriptorModel { get; }

    /// <summary>Reads the manifest, checks every file it needs, and opens and tries the models.</summary>
    /// <param name="modelsFolder">Folder with <c>manifest.json</c> and, below <c>files/</c>, the restored files.</param>
    /// <exception cref="ModelException">A file is missing, damaged, foreign, or does not fit the manifest; or there is no native library
    /// for this machine.</exception>
    public static FaceAnalyzer Load(string modelsFolder)
    {
        var manifest = ModelManifest.Read(modelsFolder);
        var files = new ModelFiles(modelsFolder);
        var opened = new Stack<IDisposable>();
        try
        {
            T Keep<T>(T stage)
                where T : IDisposable
            {
                opened.Push(stage);
                return stage;
            }
            return new FaceAnalyzer(
                Keep(new FaceDetector(files, manifest.ModelFor(ModelEntry.Detect))),
                Keep(new LandmarkFinder(files, manifest.ModelFor(ModelEntry.FindLandmarks))),
                Keep(new FaceDescriber(files, manifest.ModelFor(ModelEntry.Describe))),
                Keep(new EyeReader(files, manifest.ModelFor(ModelEntry.ReadEyes))),
                Keep(new LivenessModel(files, manifest.ModelFor(ModelEntry.HintLiveness))),
                manifest
            );
        }
        catch
        {
            foreach (var stage in opened)
                stage.Dispose();
            throw;
        }
    }

    /// <summary>The face that counts when several are there: the largest, or null when there is none.</summary>
    /// <param name="faces">Faces of one frame.</param>
    public static FaceBox? Subject(IReadOnlyList<FaceBox> faces) => QualityGate.Subject(faces);

    /// <summary>Finds the faces of a frame.</summary>
    /// <returns>By falling score; empty when there are none.</returns>
    /// <exception cref="ObjectDisposedException">The analyzer is disposed.</exception>
    /// <exception cref="ModelException">The model failed.</exception>
    public IReadOnlyList<FaceBox> Detect(in Frame frame)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return detector.Detect(frame);
    }

    /// <summary>Finds the 68 landmarks of a face.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="face">One of its faces.</param>
    /// <exception cref="ArgumentException">The box is empty or not finite.</exception>
    /// <exception cref="ObjectDisposedException">The analyzer is disposed.</exception>
    /// <exception cref="ModelException">The model failed.</exception>
    public FaceLandmarks FindLandmarks(in Frame frame, FaceBox face)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return this.landmarks.Find(frame, face);
    }

    /// <summary>Describes a face: descriptors of one person point the same way, those of different people do not.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="landmarks">Landmarks of one of its faces.</param>
    /// <returns>
    /// As many floats as the model makes (512), of Euclidean length 1; in memory that is never moved, so that
    /// <see cref="FaceMemory.Overwrite"/> leaves nothing of them once they were used.
    /// </returns>
    /// <exception cref="ObjectDisposedException">The analyzer is disposed.</exception>
    /// <exception cref="ModelException">The model failed.</exception>
    public float[] Describe(in Frame frame, FaceLandmarks landmarks)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return describer.Describe(frame, landmarks);
    }

    /// <summary>
    /// Judges whether the largest face can be described. Faces under half its height (a threshold of the manifest) are passers-by
    /// and do not count. One fault at a time, the one to mend first; without landmarks neither turn, eyes nor mouth are judged.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="faces">All its faces.</param>
    /// <param name="landmarks">Landmarks of the largest, if known.</param>
    /// <exception cref="ObjectDisposedException">The analyzer is disposed.</exception>
    /// <exception cref="ModelException">The model failed.</exception>
    public FrameQuality Assess(in Frame frame, IReadOnlyList<FaceBox> faces, FaceLandmarks? landmarks)
    {
        var subject = Subject(faces);
        return Assess(frame, subject, faces.Where(face => face != subject), landmarks);
    }

    /// <summary>Judges one face among others, the largest or not.</summary>
    internal FrameQuality Assess(in Frame frame, FaceBox? subject, IEnumerable<FaceBox> others, FaceLandmarks? landmarks)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var eyesClosed = landmarks is not null && quality.CanJudgeEyes(landmarks) ? eyes.Closedness(frame, landmarks) : 0;
        return quality.Assess(frame, subject, others, landmarks, eyesClosed);
    }

    /// <summary>
    /// How much one frame looks as if the face were there in person, 0..1. A hint only, for the eyes of somebody who decides: it is not
    /// trustworthy enough to refuse anybody.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="face">One of its faces.</param>
    /// <exception cref="ArgumentException">The box is empty or not finite.</exception>
    /// <exception cref="ObjectDisposedException">The analyzer is disposed.</exception>
    /// <exception cref="ModelException">The model failed.</exception>
    public float LivenessHint(in Frame frame, FaceBox face)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        face.Check();
        return liveness.Hint(frame, face);
    }

    /// <summary>When a turned head means something, by the thresholds that go with these models.</summary>
    /// <param name="dwell">How long a turn must be held to choose, 0.6..3 s.</param>
    public HeadTurnSettings HeadTurns(TimeSpan dwell) => new(TimeSpan.FromSeconds(0.5), headTurn.Turn, headTurn.Release, dwell);

    /// <summary>When turns that are asked for count as made by a head, by the thresholds that go with these models.</summary>
    /// <param name="turns">How many turns are asked for, 2..10.</param>
    public ChallengeSettings Challenge(int turns = 3) => challenge.Settings(turns);

    /// <summary>Frees the models. Calls that are running end as they would have.</summary>
    public void Dispose()
    {
        disposed = true;
        detector.Dispose();
        this.landmarks.Dispose();
        describer.Dispose();
        eyes.Dispose();
        liveness.Dispose();
    }
}
