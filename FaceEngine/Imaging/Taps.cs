using FaceEngine.Frames;

namespace FaceEngine.Imaging;

/// <summary>
/// One direction of an upright window: for each of its pixels, which pixels of the frame count, and how much. The k bilinear samples of a
/// window's pixel share most of theirs. To be disposed.
/// </summary>
internal ref struct Taps : IDisposable
{
    private readonly int mostAPixel;
    private readonly FaceMemory<int> places;
    private readonly FaceMemory<float> weights;

    /// <summary>Finds them.</summary>
    /// <param name="scale">Frame pixels from one of the window's to the next.</param>
    /// <param name="origin">Where the centre of the window's first pixel lies, in pixel centres.</param>
    /// <param name="length">Pixels of the window.</param>
    /// <param name="k">Samples of each.</param>
    /// <param name="frameLength">Pixels of the frame.</param>
    /// <param name="edge">What lies outside the frame.</param>
    public Taps(double scale, double origin, int length, int k, int frameLength, FrameEdge edge)
    {
        mostAPixel = 2 * k;
        places = FaceMemory.Rent<int>(length * mostAPixel);
        weights = FaceMemory.Rent<float>(length * mostAPixel);
        for (var pixel = 0; pixel < length; pixel++)
        {
            Span<int> place = Places(pixel);
            Span<float> weight = Weights(pixel);
            place.Clear(); // a place without weight is still in the frame
            weight.Clear();
            var count = 0;
            for (var sample = 0; sample < k; sample++)
            {
                var at = scale * (pixel + (sample + 0.5) / k - 0.5) + origin;
                if (edge == FrameEdge.Black && (at < -1 || at > frameLength))
                    continue;
                at = WindowSampler.Clamp(at, frameLength);
                var before = (int)at;
                var share = (float)(at - before);
                Add(place, weight, ref count, before, 1 - share);
                Add(place, weight, ref count, Math.Min(before + 1, frameLength - 1), share);
            }
            Most = Math.Max(Most, count);
        }
    }

    /// <summary>The most that one pixel has; those with fewer have weights of 0 behind them.</summary>
    public int Most { get; private set; }

    /// <summary>A pixel's places in the frame, <see cref="Most"/> of which may have a weight.</summary>
    public readonly Span<int> Places(int pixel) => places.Span.Slice(pixel * mostAPixel, mostAPixel);

    /// <summary>How much each of them counts; k in all where nothing is black.</summary>
    public readonly Span<float> Weights(int pixel) => weights.Span.Slice(pixel * mostAPixel, mostAPixel);

    public readonly void Dispose()
    {
        places.Dispose();
        weights.Dispose();
    }

    private static void Add(Span<int> places, Span<float> weights, ref int count, int place, float weight)
    {
        if (weight == 0)
            return;
        var at = places[..count].IndexOf(place);
        if (at < 0)
            at = count++;
        places[at] = place;
        weights[at] += weight;
    }
}
