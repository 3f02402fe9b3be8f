namespace CSharpKernel.Evaluation;

/// <summary>What surrounds a running cell; both members are called on the cell's own thread.</summary>
public interface ICellHost
{
    /// <summary>Called before the cell's code; the token is cancelled when the cell is to stop.</summary>
    void Enter(CancellationToken cancellationToken);

    /// <summary>Called with the value of the trailing expression, when the cell has one; the value may be null.</summary>
    void Show(object? value);
}
