namespace DisplayBoard.Tests.Running;

internal static class Pictures
{
    /// <summary>A picture of 2 × 1 pixels: PNG.</summary>
    public static readonly byte[] Small = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4z8DAwAAEAAUAAQCkNpTmAAAAAElFTkSuQmCC"
    );
}
