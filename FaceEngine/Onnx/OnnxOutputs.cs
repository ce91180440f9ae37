namespace FaceEngine.Onnx;

/// <summary>What a run returned. The spans show native memory: they end with this object's disposal.</summary>
internal sealed unsafe class OnnxOutputs(OrtApi api, OrtHandle[] values) : IDisposable
{
    private const int Float = 1; // ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT

    /// <summary>An output's values, row-major.</summary>
    /// <exception cref="OnnxException">It is not a tensor of float32.</exception>
    public ReadOnlySpan<float> this[int index] => Values(index);

    /// <summary>Takes an output's values out of the native memory, and overwrites them there.</summary>
    /// <returns>For whoever asks, who overwrites them once they were used.</returns>
    /// <exception cref="OnnxException">It is not a tensor of float32.</exception>
    public float[] Take(int index)
    {
        var native = Values(index);
        var taken = FaceMemory.Copy<float>(native);
        FaceMemory.Overwrite(native);
        return taken;
    }

    public void Dispose()
    {
        foreach (var value in values)
            value.Dispose();
    }

    private Span<float> Values(int index)
    {
        var value = values[index].DangerousGetHandle();
        void* data;
        api.Check(((delegate* unmanaged<nint, void**, nint>)api[OrtFunction.GetTensorMutableData])(value, &data));
        return new Span<float>(data, Length(value));
    }

    private int Length(nint value)
    {
        nint info;
        api.Check(((delegate* unmanaged<nint, nint*, nint>)api[OrtFunction.GetTensorTypeAndShape])(value, &info));
        using var owner = new OrtHandle(api, OrtFunction.ReleaseTensorTypeAndShapeInfo, info);
        int type;
        nuint length;
        api.Check(((delegate* unmanaged<nint, int*, nint>)api[OrtFunction.GetTensorElementType])(info, &type));
        api.Check(((delegate* unmanaged<nint, nuint*, nint>)api[OrtFunction.GetTensorShapeElementCount])(info, &length));
        return type == Float ? checked((int)length) : throw new OnnxException("an output is not a tensor of float32.");
    }
}
