namespace FaceEngine.Onnx;

/// <summary>What a run returned. The spans show native memory: they end with this object's disposal.</summary>
internal sealed unsafe class OnnxOutputs(OrtApi api, OrtHandle[] values) : IDisposable
{
    private const int Float = 1; // ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT

    /// <summary>An output's values, row-major.</summary>
    /// <exception cref="OnnxException">It is not a tensor of float32.</exception>
    public ReadOnlySpan<float> this[int index]
    {
        get
        {
            var value = values[index].DangerousGetHandle();
            void* data;
            api.Check(((delegate* unmanaged<nint, void**, nint>)api[OrtFunction.GetTensorMutableData])(value, &data));
            return new ReadOnlySpan<float>(data, Length(value));
        }
    }

    public void Dispose()
    {
        foreach (var value in values) value.Dispose();
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
