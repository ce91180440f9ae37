namespace FaceEngine.Liveness;

/// <summary>
/// Tells a head that turned from a picture that was moved. On a head the nose stands out: it wanders far while the face grows hardly
/// narrower, and the sides of face and eyes change with it in a certain measure. A picture that is tilted moves the nose too little; one
/// that is bent and tilted can move it far enough, but grows narrow with it, or slants.
/// </summary>
internal static class HeadRelief
{
    /// <summary>Whether a turned face is that of a head which was as in <paramref name="middle"/> before.</summary>
    public static bool IsOfHead(ChallengeSettings settings, FaceShape middle, IReadOnlyCollection<FaceShape> turned)
    {
        var change = FaceShape.Mean(turned) - middle;
        return Within(-change.Jaw / change.Turn, settings.Jaw)
            && Within(-change.Eyes / change.Turn, settings.Eyes)
            && Within(change.Chin / change.Turn, settings.Chin)
            && change.Width >= -settings.Narrowing;
    }

    private static bool Within(double value, (float Least, float Most) bounds) => value >= bounds.Least && value <= bounds.Most;
}
