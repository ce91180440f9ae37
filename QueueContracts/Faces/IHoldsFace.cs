namespace QueueContracts.Faces;

/// <summary>A message with a face or a picture in it, which whoever received it overwrites once it was used.</summary>
public interface IHoldsFace
{
    /// <summary>Overwrites them; the message says nothing true of them any more.</summary>
    void Erase();
}
