using System.Buffers.Binary;

namespace DisplayBoard.Speech;

/// <summary>The two falling notes before an announcement, as a WAV (16-bit PCM, mono).</summary>
internal static class Chime
{
    private const int Rate = 22050;
    private const double SecondsBetween = 0.45,
        SecondsPerNote = 0.9;
    private const double HighHertz = 659.26,
        LowHertz = 523.25; // E5, C5

    public static byte[] Wav { get; } = Make(SecondsBetween + SecondsPerNote, t => Note(t, HighHertz) + Note(t - SecondsBetween, LowHertz));

    /// <summary>A tenth of a second of nothing: with it the page learns whether it may be heard at all.</summary>
    public static byte[] Silence { get; } = Make(0.1, _ => 0);

    private static byte[] Make(double seconds, Func<double, double> at)
    {
        var samples = (int)(seconds * Rate);
        var wav = new byte[44 + 2 * samples];
        Header(wav, samples);
        for (var i = 0; i < samples; i++)
        {
            var value = at((double)i / Rate);
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(44 + 2 * i), (short)(value * 0.4 * short.MaxValue));
        }

        return wav;
    }

    // A struck bell: 8 ms attack without a click, then decay; a soft octave gives it a body.
    private static double Note(double t, double hertz)
    {
        if (t is < 0 or >= SecondsPerNote)
            return 0;
        var fade = Math.Min(1, t / 0.008) * Math.Exp(-4.5 * t) * Math.Min(1, (SecondsPerNote - t) / 0.05);
        return fade * (Math.Sin(2 * Math.PI * hertz * t) + 0.3 * Math.Sin(4 * Math.PI * hertz * t));
    }

    private static void Header(Span<byte> wav, int samples)
    {
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav[4..], wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(wav[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav[20..], 1); // PCM
        BinaryPrimitives.WriteInt16LittleEndian(wav[22..], 1); // mono
        BinaryPrimitives.WriteInt32LittleEndian(wav[24..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav[28..], Rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav[34..], 16);
        "data"u8.CopyTo(wav[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(wav[40..], 2 * samples);
    }
}
