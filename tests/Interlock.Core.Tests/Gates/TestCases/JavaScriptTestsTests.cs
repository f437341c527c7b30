using Xunit;

namespace Interlock.Core.Tests.Gates.TestCases;

public sealed class JavaScriptTestsTests
{
    [Fact]
    public void Tests_are_found_with_what_they_demand() =>
        Assert.Equal(
            """
            cart > adds up: XXXPEE
            cart > items > throws: XEX
            cart > node: XXPTX
            rows %i x2: X
            cart > chai: XPXX
            returned: X
            """,
            Shown.Tests(
                "cart.test.ts",
                """
                import { test } from 'vitest';
                describe('cart', () => {
                  beforeEach(() => { cart = make(`a ${b}`) });
                  it('adds up', async () => {
                    expect(cart.total).toBe(3);
                    expect(cart).toEqual({ a: 1 });
                    await expect(load()).resolves.toEqual([1]);
                    expect(cart.text).toContain('a');
                    expect(cart).toBeDefined();
                    expect(cart.a).not.toBeNull();
                    // expect(cart.a).toBe(1)
                  });
                  describe("items", function () {
                    test(`throws`, () => {
                      expect(() => cart.add(null)).toThrow(TypeError);
                      expect(() => cart.add(null)).toThrow();
                      expect(() => cart.add(null)).toThrow('no item');
                    });
                  });
                  test('node', (t) => {
                    assert.strictEqual(cart.total, 3);
                    assert.deepEqual(cart.items, [1]);
                    assert.ok(cart.isOpen());
                    assert(true);
                    assert(cart.total === 3);
                  });
                });
                test.each([[1, 2], [2, 3]])('rows %i', (a, b) => expect(f(a)).toBe(b));
                describe('cart', () => {
                  it('chai', () => {
                    expect(a.b).to.equal(1);
                    expect(a.list).to.include(2);
                    expect(a).to.have.lengthOf(3);
                    a.should.equal(4);
                  });
                });
                it('returned', () => { return expect(load()).rejects.toThrow(TypeError); });
                const ok = /x/.test('y');
                """
            )
        );

    [Fact]
    public void Skipped_and_focused_tests_are_seen() =>
        Assert.Equal(
            """
            a !it.skip: X
            b !xit: X
            g > c !describe.skip: X
            d *: X
            h > e *: X
            f !it.todo: 
            i !skip : true: X
            j !t . skip (: X
            k !it without a function: 
            l !if (false): T
            m !?test.skipIf: X
            n: X
            """,
            Shown.Tests(
                "a.spec.js",
                """
                it.skip('a', () => { expect(f()).toBe(1) })
                xit('b', () => { expect(f()).toBe(1) })
                describe.skip('g', () => { it('c', () => { expect(f()).toBe(1) }) })
                it.only('d', () => { expect(f()).toBe(1) })
                fdescribe('h', () => { it('e', () => { expect(f()).toBe(1) }) })
                it.todo('f')
                test('i', { skip: true }, () => { expect(f()).toBe(1) })
                test('j', (t) => { t.skip(); expect(f()).toBe(1) })
                it('k')
                if (false) { it('l', () => { expect(f()).toBe(1) }) }
                test.skipIf(process.platform === 'win32')('m', () => { expect(f()).toBe(1) })
                test('n', { skip: false }, () => { expect("it.skip('x')").toBe(1) })
                """
            )
        );

    [Fact]
    public void What_can_never_fail_is_a_tautology() =>
        Assert.Equal(
            "a: TTTTTTT\nb: X",
            Shown.Tests(
                "a.test.js",
                """
                test('a', () => {
                  expect(true).toBe(true);
                  expect(1).toEqual(1);
                  expect(x).toBe(x);
                  expect(true).toBeTruthy();
                  expect(f());
                  try { expect(f()).toBe(2) } catch (e) { console.log(e) }
                  return;
                  expect(f()).toBe(2);
                });
                test('b', () => {
                  if (slow) return;
                  expect(f()).toBe(f(2));
                });
                """
            )
        );
}
