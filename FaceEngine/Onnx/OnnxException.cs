namespace FaceEngine.Onnx;

/// <summary>ONNX Runtime refused something; the message is its own.</summary>
internal sealed class OnnxException(string message, Exception? inner = null) : Exception(message, inner);
