;; Finds where words stand in bytes. Sixteen places are looked at together: whether the three bytes from each place could begin one of
;; the words is asked of tables by the halves of a byte (the method is known as Teddy, from Hyperscan); only then are words compared.
;;
;; The memory, which word-finder.ts fills:
;;      0  six tables of 16 bytes, two for each of a word's first three bytes: by its lower half, then by its upper half;
;;         each bit of what a table says stands for a group of words
;;     96  room for what the tables say of sixteen places
;;    128  where each of eight groups begins (u32)
;;    160  the groups: words one after the other, each its length (u8; 0 ends the group), its number (u8), which bits of the first
;;         four bytes count, and what they are (u32 both), and its bytes, of which 0x80 admits any letter
;;   8192  the answer: for each word that was found its number and where it begins (u32: 8 bits and 24 bits)
;; 131071  a line feed, and then the bytes
(module
  (memory (export "memory") 34)

  ;; Compares the words of some groups (a bit for each) with what stands at a place, and answers where the next answer goes.
  (func $compare (param $place i32) (param $groups i32) (param $end i32) (param $answer i32) (result i32)
    (local $word i32) (local $length i32) (local $at i32) (local $four i32)
    (local.set $four (i32.load (local.get $place)))
    (loop $group
      (local.set $word (i32.load offset=128 (i32.shl (i32.ctz (local.get $groups)) (i32.const 2))))
      (block $ended
        (loop $next
          (br_if $ended (i32.eqz (local.tee $length (i32.load8_u (local.get $word)))))
          (block $differs
            (br_if $differs (i32.ne (i32.and (local.get $four) (i32.load offset=2 (local.get $word))) (i32.load offset=6 (local.get $word))))
            (br_if $differs (i32.gt_u (i32.add (local.get $place) (local.get $length)) (local.get $end)))
            (local.set $at (i32.const 0))
            (loop $byte
              (br_if $differs (i32.eqz (call $admits
                (i32.load8_u offset=10 (i32.add (local.get $word) (local.get $at)))
                (i32.load8_u (i32.add (local.get $place) (local.get $at))))))
              (br_if $byte (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 1))) (local.get $length))))
            (i32.store (local.get $answer) (i32.or
              (i32.shl (i32.load8_u offset=1 (local.get $word)) (i32.const 24))
              (i32.sub (local.get $place) (i32.const 131071))))
            (local.set $answer (i32.add (local.get $answer) (i32.const 4))))
          (local.set $word (i32.add (local.get $word) (i32.add (local.get $length) (i32.const 10))))
          (br $next)))
      (br_if $group (local.tee $groups (i32.and (local.get $groups) (i32.sub (local.get $groups) (i32.const 1))))))
    (local.get $answer))

  ;; Whether a byte of a word admits a byte of the text.
  (func $admits (param $wanted i32) (param $byte i32) (result i32)
    (i32.or
      (i32.eq (local.get $wanted) (local.get $byte))
      (i32.and
        (i32.eq (local.get $wanted) (i32.const 0x80))
        ;; With this bit large letters are small ones.
        (i32.lt_u (i32.sub (i32.or (local.get $byte) (i32.const 32)) (i32.const 97)) (i32.const 26)))))

  ;; How many words were found in this many bytes. It stops early where there may be no room for more.
  (func (export "find") (param $length i32) (result i32)
    (local $place i32) (local $end i32) (local $answer i32) (local $candidates i32) (local $groups v128) (local $offset i32) (local $bytes v128) (local $lower v128)
    (local $lower1 v128) (local $upper1 v128) (local $lower2 v128) (local $upper2 v128) (local $lower3 v128) (local $upper3 v128)
    (local.set $lower (v128.const i8x16 15 15 15 15 15 15 15 15 15 15 15 15 15 15 15 15))
    (local.set $lower1 (v128.load (i32.const 0)))
    (local.set $upper1 (v128.load (i32.const 16)))
    (local.set $lower2 (v128.load (i32.const 32)))
    (local.set $upper2 (v128.load (i32.const 48)))
    (local.set $lower3 (v128.load (i32.const 64)))
    (local.set $upper3 (v128.load (i32.const 80)))
    (local.set $place (i32.const 131071))
    (local.set $end (i32.add (local.get $place) (local.get $length)))
    (local.set $answer (i32.const 8192))
    (block $done
      (loop $sixteen
        (br_if $done (i32.ge_u (local.get $place) (local.get $end)))
        (local.set $groups (v128.and (v128.and
          (v128.and
            (i8x16.swizzle (local.get $lower1) (v128.and (local.tee $bytes (v128.load (local.get $place))) (local.get $lower)))
            (i8x16.swizzle (local.get $upper1) (i8x16.shr_u (local.get $bytes) (i32.const 4))))
          (v128.and
            (i8x16.swizzle (local.get $lower2) (v128.and (local.tee $bytes (v128.load offset=1 (local.get $place))) (local.get $lower)))
            (i8x16.swizzle (local.get $upper2) (i8x16.shr_u (local.get $bytes) (i32.const 4)))))
          (v128.and
            (i8x16.swizzle (local.get $lower3) (v128.and (local.tee $bytes (v128.load offset=2 (local.get $place))) (local.get $lower)))
            (i8x16.swizzle (local.get $upper3) (i8x16.shr_u (local.get $bytes) (i32.const 4))))))
        (if (v128.any_true (local.get $groups)) (then
          (v128.store (i32.const 96) (local.get $groups))
          (local.set $candidates (i8x16.bitmask (i8x16.ne (local.get $groups) (v128.const i64x2 0 0))))
          (loop $candidate
            (local.set $offset (i32.ctz (local.get $candidates)))
            (local.set $answer (call $compare (i32.add (local.get $place) (local.get $offset)) (i32.load8_u offset=96 (local.get $offset)) (local.get $end) (local.get $answer)))
            (br_if $candidate (local.tee $candidates (i32.and (local.get $candidates) (i32.sub (local.get $candidates) (i32.const 1))))))))
        (local.set $place (i32.add (local.get $place) (i32.const 16)))
        (br_if $sixteen (i32.lt_u (local.get $answer) (i32.const 114688)))))
    (i32.shr_u (i32.sub (local.get $answer) (i32.const 8192)) (i32.const 2)))

  ;; The same as find for one word, in a third of the time: of sixteen places only two of its bytes are compared, of which the caller says where
  ;; they are in the word.
  (func (export "seek") (param $length i32) (param $one i32) (param $other i32) (result i32)
    (local $place i32) (local $end i32) (local $answer i32) (local $candidates i32) (local $bytes v128) (local $others v128)
    (local.set $bytes (i8x16.splat (i32.load8_u offset=170 (local.get $one))))
    (local.set $others (i8x16.splat (i32.load8_u offset=170 (local.get $other))))
    (local.set $place (i32.const 131071))
    (local.set $end (i32.add (local.get $place) (local.get $length)))
    (local.set $answer (i32.const 8192))
    (block $done
      (loop $sixteen
        (br_if $done (i32.ge_u (local.get $place) (local.get $end)))
        (local.set $candidates (i8x16.bitmask (v128.and
          (i8x16.eq (local.get $bytes) (v128.load (i32.add (local.get $place) (local.get $one))))
          (i8x16.eq (local.get $others) (v128.load (i32.add (local.get $place) (local.get $other)))))))
        (if (local.get $candidates) (then
          (loop $candidate
            (local.set $answer (call $compare (i32.add (local.get $place) (i32.ctz (local.get $candidates))) (i32.const 1) (local.get $end) (local.get $answer)))
            (br_if $candidate (local.tee $candidates (i32.and (local.get $candidates) (i32.sub (local.get $candidates) (i32.const 1))))))))
        (local.set $place (i32.add (local.get $place) (i32.const 16)))
        (br_if $sixteen (i32.lt_u (local.get $answer) (i32.const 114688)))))
    (i32.shr_u (i32.sub (local.get $answer) (i32.const 8192)) (i32.const 2))))
